import type { QueueRow } from '@guildhall/contract/review'
import { permits } from '@guildhall/domain/permissions/actor'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { presentRow, queueColumns, queueJoins, type QueueRecord } from './queue-row.ts'
import { stagesInView } from './stage-scope.ts'

type DecidedRecord = QueueRecord & { stepId: string; decidedAt: Date; action: string; by: string }

export type DecidedInput = {
  mine: boolean
  application: string | null
  action: 'pass' | 'return' | 'reject' | 'defer' | null
  search: string
  cursor: string | null
}

const pageSize = 50

/**
 * 已办: decisions, newest first; the own ones, or all that the actor may see: everyone's with
 * `cases.see-all`, else those on cases that stand at a stage in view, or at none, of the branches in view.
 */
export async function listDecided(ctx: SignedInContext, input: DecidedInput) {
  const { text, values } = await decidedPage(ctx, input)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<DecidedRecord>(text, values)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    rows: await Promise.all(page.map((record) => present(ctx, record))),
    next: rows.length > pageSize && last ? encodeCursor(last.decidedAt, last.stepId) : null,
  }
}

/** The statement for a page: in the order of the index, with what is asked and nothing else. */
async function decidedPage(
  ctx: SignedInContext,
  input: DecidedInput,
): Promise<{ text: string; values: unknown[] }> {
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const before = decodeCursor(input.cursor)
  const words = input.search && value(input.search)
  const conditions = [
    'd.tenant_id = current_tenant()',
    `d.action ${input.action ? `= ${value(input.action)}` : "in ('pass', 'return', 'reject', 'defer')"}`,
    before && `(d.at, d.id) < (${value(before.at)}::timestamptz, ${value(before.id)}::uuid)`,
    input.application && `c.application = ${value(input.application)}`,
    words && `(strpos(c.party_name, ${words}) > 0 or strpos(upper(c.number), upper(${words})) > 0)`,
    input.mine
      ? `d.actor_id = ${value(ctx.actor.accountId)}::uuid`
      : !permits(ctx.actor, 'cases.see-all') &&
        `(d.actor_id = ${value(ctx.actor.accountId)}::uuid or ${inScope(value(await scopeOf(ctx)))})`,
  ].filter((condition) => condition)
  const text = `
select ${queueColumns}, d.id as "stepId", d.at as "decidedAt", d.action, d.actor_label as "by"
from case_step d join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id ${queueJoins}
where ${conditions.join(' and ')} order by d.at desc, d.id desc limit ${pageSize + 1}`
  return { text, values }
}

const inScope = (scope: string) => `exists (
  select from jsonb_to_recordset(${scope}::jsonb) as scope(application text, stage text, branches text[])
  where scope.application = c.application and (c.stage_slug is null or scope.stage = c.stage_slug)
    and (scope.branches is null or c.branch_slug = any(scope.branches)))`

async function scopeOf(ctx: SignedInContext): Promise<string> {
  const scopes = await stagesInView(ctx)
  return JSON.stringify(
    scopes.map(({ application, stage, branches }) => ({
      application: application.slug,
      stage: stage.slug,
      branches,
    })),
  )
}

async function present(
  ctx: SignedInContext,
  record: DecidedRecord,
): Promise<QueueRow & { decidedAt: string; action: string; by: string }> {
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, record.blueprintVersionId)
  return {
    ...presentRow(record, blueprint, ctx.deps.clock.now()),
    decidedAt: record.decidedAt.toISOString(),
    action: record.action,
    by: record.by,
  }
}
