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

type Asked = Pick<QueueInput, 'application' | 'stage' | 'filter' | 'search' | 'limit'> & {
  branches: readonly string[] | null
  after: { at: Date; id: string } | null
  accountId: string
}

/**
 * One page of a stage's queue, oldest first, and one row more: a statement that an index answers in
 * order, tenant and stage (and branch) first, then since when and id, which are also the cursor. Only
 * what is asked stands in it, the limit as a number: so PostgreSQL keeps one plan, which it would
 * otherwise make anew each time. `seq` is the event sequence read in the same statement, so that live
 * events continue exactly from here.
 */
export function queuePage(asked: Asked): { text: string; values: unknown[] } {
  const values: unknown[] = [asked.stage, asked.application]
  const value = (given: unknown) => `$${values.push(given)}`
  const conditions = [
    asked.branches && `c.branch_slug = any(${value(asked.branches)}::text[])`,
    asked.after &&
      `(c.stage_since, c.id) > (${value(asked.after.at)}::timestamptz, ${value(asked.after.id)}::uuid)`,
    asked.filter === 'mine' &&
      `c.claimed_by = ${value(asked.accountId)}::uuid and c.claimed_until > now()`,
    asked.filter === 'unclaimed' && '(c.claimed_until is null or c.claimed_until <= now())',
    asked.filter === 'resubmitted' && 's.number > 1',
    asked.search && searched(value(asked.search)),
  ].filter((condition) => condition)
  const text = `
select ${queueColumns}, (select seq from event_head h where h.tenant_id = current_tenant()) as seq
from cases c ${queueJoins}
where ${['c.tenant_id = current_tenant()', "c.state = 'submitted'", 'c.stage_slug = $1', 'c.application = $2', ...conditions].join(' and ')}
order by c.stage_since, c.id limit ${statementLimits.find((most) => most > asked.limit) ?? 101}`
  return { text, values }
}

/** Few, so that there are few statements. */
const statementLimits = [21, 51, 101]

const searched = (value: string) => `(strpos(c.party_name, ${value}) > 0 or c.number = ${value})`

export async function listQueue(
  ctx: SignedInContext,
  input: QueueInput,
): Promise<{ rows: QueueRow[]; next: string | null; seq: number }> {
  const { branches } = await demandStage(ctx, input.application, input.stage)
  const after = decodeCursor(input.cursor)
  const { text, values } = queuePage({ ...input, branches, after, accountId: ctx.actor.accountId })
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<QueueRecord & { seq: number }>(text, values)
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
