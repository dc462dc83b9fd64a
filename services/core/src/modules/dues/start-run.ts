import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { RunView, startRun as input } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { previewRun } from './preview-run.ts'

/**
 * Starts 生成年度缴费单 as it was previewed; the worker makes the bills in batches. One run at a time:
 * a double click starts one. Refused where members or dues have changed since the preview.
 */
export async function startRun(
  ctx: SignedInContext,
  { year, seenCount, seenSumFen }: z.infer<typeof input>,
): Promise<{ runId: string }> {
  const preview = await previewRun(ctx, { year })
  if (preview.count !== seenCount || preview.sumFen !== seenSumFen)
    throw new DomainError('dues.run-changed', { count: preview.count })
  const runId = newId()
  try {
    return await transact(ctx, async ({ tx, record }) => {
      await tx.sql.query(
        `insert into bill_run (id, year, issued_on, blueprint_version_id, expected, started_by, started_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          runId,
          year,
          preview.issuedOn,
          ctx.actor.blueprintVersionId,
          preview.count,
          ctx.actor.accountId,
          ctx.deps.clock.now(),
        ],
      )
      record({
        kind: 'dues.run-started',
        subjectType: 'bill-run',
        subjectId: runId,
        facts: { year, expected: preview.count, sumFen: preview.sumFen },
      })
      return { runId }
    })
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : new DomainError('dues.run-running')
  }
}

/** The latest runs, newest first, with how far they are. */
export async function listRuns(ctx: SignedInContext): Promise<{ rows: RunView[] }> {
  type Record = Omit<RunView, 'startedAt' | 'finishedAt'> & {
    startedAt: Date
    finishedAt: Date | null
  }
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Record>(
    `select r.id, r.year, to_char(r.issued_on, 'YYYY-MM-DD') as "issuedOn", r.state, r.expected, r.made,
       r.made_fen as "madeFen", a.user_name as by, r.started_at as "startedAt", r.finished_at as "finishedAt"
     from bill_run r join account a on a.tenant_id = r.tenant_id and a.id = r.started_by
     where r.tenant_id = current_tenant() order by r.started_at desc limit 10`,
  )
  return {
    rows: rows.map((row) => ({
      ...row,
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    })),
  }
}
