import type { QueueRow } from '@guildhall/contract/review'
import { canSee } from '@guildhall/domain/permissions/cases'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import { presentRow, queueColumns, queueJoins, type QueueRecord } from './queue-row.ts'

type DecidedRecord = QueueRecord & {
  stepId: string
  decidedAt: Date
  action: string
  actorId: string | null
  by: string
}

const pageSize = 50

/** 已办: decisions, newest first; the own ones, or all that the actor may see. */
export async function listDecided(
  ctx: SignedInContext,
  input: { mine: boolean; cursor: string | null },
) {
  const before = decodeCursor(input.cursor)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<DecidedRecord>(
    `select ${queueColumns}, d.id as "stepId", d.at as "decidedAt", d.action, d.actor_id as "actorId",
       d.actor_label as "by"
     from case_step d join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id ${queueJoins}
     where d.tenant_id = current_tenant() and d.action in ('pass', 'return', 'reject', 'defer')
       and ($1::uuid is null or d.actor_id = $1) and ($2::timestamptz is null or (d.at, d.id) < ($2, $3::uuid))
     order by d.at desc, d.id desc limit $4`,
    [input.mine ? ctx.actor.accountId : null, before?.at ?? null, before?.id ?? null, pageSize + 1],
  )
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const presented = await Promise.all(page.map((record) => present(ctx, record)))
  return {
    rows: presented.flatMap((row) => row ?? []),
    next: rows.length > pageSize && last ? encodeCursor(last.decidedAt, last.stepId) : null,
  }
}

async function present(
  ctx: SignedInContext,
  record: DecidedRecord,
): Promise<(QueueRow & { decidedAt: string; action: string; by: string }) | null> {
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, record.blueprintVersionId)
  const facts = { ...record, state: record.state as QueueRow['state'] }
  const mine = record.actorId === ctx.actor.accountId
  if (
    !mine &&
    !canSee(ctx.actor, facts, applicationOf(blueprint, record.application).workflow.stages)
  )
    return null
  return {
    ...presentRow(record, blueprint, ctx.deps.clock.now()),
    decidedAt: record.decidedAt.toISOString(),
    action: record.action,
    by: record.by,
  }
}
