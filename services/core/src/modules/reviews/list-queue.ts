import type { QueueRow } from '@guildhall/contract/review'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Deps } from '../../kernel/deps.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { queueColumns, queueJoins, type QueueRecord } from './queue-row.ts'
import { presentRows } from './read-rows.ts'
import { demandStage } from './stage-scope.ts'

export type QueueInput = {
  application: string
  stage: string
  filter: 'all' | 'mine' | 'unclaimed' | 'resubmitted'
  search: string
  cursor: string | null
  limit: number
}

/**
 * One page of a stage's queue, oldest first. One statement that an index answers in order: tenant and
 * stage (and branch) first, then since when and id, which are also the cursor. `seq` is the event
 * sequence read in the same statement, so that live events continue exactly from here.
 */
export const queuePageSql = `
select ${queueColumns}, (select seq from event_head h where h.tenant_id = c.tenant_id) as seq
from cases c ${queueJoins}
where c.tenant_id = current_tenant() and c.state = 'submitted' and c.stage_slug = $1 and c.application = $2
  and ($3::text[] is null or c.branch_slug = any($3))
  and ($4::timestamptz is null or (c.stage_since, c.id) > ($4, $5::uuid))
  and ($6 = 'all'
    or ($6 = 'mine' and c.claimed_by = $7 and c.claimed_until > now())
    or ($6 = 'unclaimed' and (c.claimed_until is null or c.claimed_until <= now()))
    or ($6 = 'resubmitted' and s.number > 1))
  and ($8 = '' or strpos(c.party_name, $8) > 0 or c.number = $8)
order by c.stage_since, c.id limit $9`

export async function listQueue(
  ctx: SignedInContext,
  input: QueueInput,
): Promise<{ rows: QueueRow[]; next: string | null; seq: number }> {
  const { branches } = await demandStage(ctx, input.application, input.stage)
  const after = decodeCursor(input.cursor)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<QueueRecord & { seq: number }>(queuePageSql, [
      input.stage,
      input.application,
      branches,
      after?.at ?? null,
      after?.id ?? null,
      input.filter,
      ctx.actor.accountId,
      input.search,
      input.limit + 1,
    ])
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: await presentRows(ctx.deps, ctx.tenant.id, page),
    next:
      rows.length > input.limit && last?.stageSince ? encodeCursor(last.stageSince, last.id) : null,
    seq: Number(rows[0]?.seq ?? (await headOf(ctx))),
  }
}

/** The tenant's event sequence now. */
export async function headOf(ctx: {
  deps: Pick<Deps, 'database'>
  tenant: { id: string }
}): Promise<number> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ seq: number }>('select seq from event_head where tenant_id = current_tenant()')
  return Number(rows[0]?.seq ?? 0)
}
