import { randomBytes } from 'node:crypto'
import { DomainError } from '@guildhall/contract/errors'
import type { DrawWish, Excluded, MakeDraw } from '@guildhall/contract/experts'
import type { Tx } from '@guildhall/db/tenant-client'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { demandPool } from './demand-pool.ts'
import { findCandidates } from './find-candidates.ts'
import { writeDraw } from './write-draw.ts'

/** Who could be drawn, and who is kept out and why, before anything is drawn. */
export async function previewDraw(
  ctx: SignedInContext,
  wish: DrawWish,
): Promise<{ candidates: number; excluded: Excluded[] }> {
  await demandPool(ctx, wish.pool)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { candidates, excluded } = await findCandidates(sql, wish, todayOf(ctx.deps.clock))
  return { candidates: candidates.length, excluded }
}

/**
 * 抽取: draws reviewers at random among those who fit and have no interest, and keeps all it takes to
 * repeat it. A draw is never taken back; the same project is drawn for once more with a reason
 * (`draw.reason-needed`). `draw.too-few` where fewer fit than are wanted. The page's own id makes one
 * draw of a double click.
 */
export async function makeDraw(ctx: SignedInContext, input: MakeDraw): Promise<{ drawId: string }> {
  await demandPool(ctx, input.pool)
  return transact(ctx, async ({ tx, record }) => {
    await tx.sql.query(lockSql, [input.pool])
    if (await isDrawn(tx, input.drawId)) return { drawId: input.drawId }
    await demandReason(tx, input)
    const { number, candidates } = await writeDraw(tx, input, {
      seed: randomBytes(32).toString('hex'),
      by: ctx.actor.accountId,
      at: ctx.deps.clock.now(),
    })
    record({
      kind: 'experts.drawn',
      subjectType: 'expert-draw',
      subjectId: input.drawId,
      facts: { number, project: input.project, candidates, wanted: input.wanted },
    })
    return { drawId: input.drawId }
  })
}

/** One draw of a pool after the other, so that none misses that the project was just drawn for. */
const lockSql = `select pg_advisory_xact_lock(hashtextextended('expert-draw:' || current_tenant()::text || $1, 0))`

async function isDrawn(tx: Tx, id: string): Promise<boolean> {
  return (await tx.expertDraw.count({ where: { id } })) > 0
}

async function demandReason(tx: Tx, { pool, project, client, reason }: MakeDraw): Promise<void> {
  if ([...reason].length >= 4) return
  const earlier = await tx.expertDraw.findFirst({
    where: { typeSlug: pool, project, client },
    orderBy: { drawnAt: 'desc' },
    select: { number: true },
  })
  if (earlier) throw new DomainError('draw.reason-needed', { number: earlier.number })
}
