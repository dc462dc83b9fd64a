import type { QueueRow } from '@guildhall/contract/review'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Deps } from '../../kernel/deps.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { narrowed } from './branch-filter.ts'
import { lateBefore } from './late-before.ts'
import { queueColumns, queueJoins, type QueueRecord } from './queue-row.ts'
import { presentRows } from './read-rows.ts'
import { demandStage } from './stage-scope.ts'

/** What a queue is narrowed by. */
export type QueueAsked = {
  application: string
  stage: string
  filter: 'all' | 'mine' | 'unclaimed' | 'resubmitted' | 'late' | 'returned'
  branch: string | null
  sort: 'oldest' | 'newest'
  search: string
}

export type QueueInput = QueueAsked & { cursor: string | null; limit: number }

type Asked = Omit<QueueAsked, 'branch'> & {
  limit: number
  branches: readonly string[] | null
  after: { at: Date; id: string } | null
  accountId: string
  /** Before when what waits is late; null where no days are promised, or nobody asks. */
  lateBefore: Date | null
  /** Only these, where some were selected. */
  caseIds?: readonly string[] | null
}

/**
 * One page of a stage's queue, oldest or newest first, and one row more: a statement that an index
 * answers in order, tenant and stage (and branch) first, then since when and id, which are also the
 * cursor. Only what is asked stands in it, the limit as a number: so PostgreSQL keeps one plan, which
 * it would otherwise make anew each time. `seq` is the event sequence read in the same statement, so
 * that live events continue exactly from here.
 */
export function queuePage(asked: Asked): { text: string; values: unknown[] } {
  const values: unknown[] = [asked.stage, asked.application]
  const value = (given: unknown) => `$${values.push(given)}`
  const [beyond, order] = asked.sort === 'newest' ? ['<', ' desc'] : ['>', '']
  const conditions = [
    asked.branches && `c.branch_slug = any(${value(asked.branches)}::text[])`,
    asked.after &&
      `(c.stage_since, c.id) ${beyond} (${value(asked.after.at)}::timestamptz, ${value(asked.after.id)}::uuid)`,
    asked.caseIds && `c.id = any(${value(asked.caseIds)}::uuid[])`,
    ...filterConditions(asked, value),
    asked.search && searched(value(asked.search)),
  ].filter((condition) => condition)
  const text = `
select ${queueColumns}, (select seq from event_head h where h.tenant_id = current_tenant()) as seq
from cases c ${queueJoins}
where ${['c.tenant_id = current_tenant()', placeOf(asked), 'c.application = $2', ...conditions].join(' and ')}
order by c.stage_since${order}, c.id${order} limit ${statementLimits.find((most) => most > asked.limit) ?? 101}`
  return { text, values }
}

/** Few, so that there are few statements. */
const statementLimits = [21, 51, 101]

/** Where a queue's cases stand: at the stage, or sent back by it. */
function placeOf({ filter }: Asked): string {
  return filter === 'returned'
    ? "c.state = 'returned' and c.returned_stage = $1"
    : "c.state = 'submitted' and c.stage_slug = $1"
}

function filterConditions(asked: Asked, value: (given: unknown) => string): string[] {
  switch (asked.filter) {
    case 'mine':
      return [`c.claimed_by = ${value(asked.accountId)}::uuid and c.claimed_until > now()`]
    case 'unclaimed':
      return ['(c.claimed_until is null or c.claimed_until <= now())']
    case 'resubmitted':
      return ['s.number > 1']
    case 'late':
      return [
        asked.lateBefore ? `c.stage_since < ${value(asked.lateBefore)}::timestamptz` : 'false',
      ]
    default:
      return []
  }
}

const searched = (value: string) =>
  `(strpos(c.party_name, ${value}) > 0 or strpos(upper(c.number), upper(${value})) > 0)`

/** One page of a queue. A stage, or a branch, out of the actor's sight reads like a missing one, or an empty one. */
export async function listQueue(
  ctx: SignedInContext,
  input: QueueInput & { caseIds?: readonly string[] | null },
): Promise<{ rows: QueueRow[]; next: string | null; seq: number }> {
  const scope = await demandStage(ctx, input.application, input.stage)
  const { text, values } = queuePage({
    ...input,
    branches: narrowed(scope, input.branch),
    after: decodeCursor(input.cursor),
    accountId: ctx.actor.accountId,
    lateBefore: input.filter === 'late' ? lateBefore(scope.stage, ctx.deps.clock) : null,
  })
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
