import type { Tx } from '@guildhall/db/tenant-client'
import type { Deps } from '../../kernel/deps.ts'
import { nextNumbers } from '../../kernel/numbers.ts'
import { transact, type TransactContext } from '../../kernel/transact.ts'
import { issueBillsFor } from './issue-bills.ts'
import { findRegistered } from './find-registered.ts'
import { lockImport, type ImportRecord } from './import-records.ts'
import { rosterSetup, type RosterSetup } from './import-setup.ts'
import { fingerprint } from './judge-row.ts'
import { saysPeriods } from './new-record.ts'
import { planRow, type PendingRow, type RowPlan } from './plan-row.ts'
import { recordMembers } from './record-members.ts'
import { writeMembers } from './write-members.ts'

/** Rows of one transaction: few enough that the event sequence is not held long. */
export const batchRows = 200

export type BatchOutcome = 'more' | 'ended'

/** The worker acts for whoever asked for the step under way. */
export async function actingContext(
  deps: Deps,
  tenantId: string,
  importId: string,
): Promise<TransactContext> {
  const { rows } = await deps.database
    .tenantSql(tenantId)
    .query<{ actingBy: string }>(
      'select acting_by as "actingBy" from import_job where tenant_id = current_tenant() and id = $1',
      [importId],
    )
  const [found] = rows
  return { deps, tenant: { id: tenantId }, actor: found ? { accountId: found.actingBy } : null }
}

/**
 * Writes the next rows of a running import in one transaction: register, what came of each row, and
 * how far it is, together or not at all, so that a node that dies in between leaves nothing half done.
 */
export async function runBatch(
  deps: Deps,
  tenantId: string,
  importId: string,
  size: number = batchRows,
): Promise<BatchOutcome> {
  return transact(await actingContext(deps, tenantId, importId), async ({ tx, record: note }) => {
    const record = await lockImport(tx.sql, importId)
    if (record.state !== 'running') return 'ended'
    const rows = record.cancelled ? [] : await pendingRows(tx, importId, size)
    if (rows.length > 0) {
      await writeBatch(deps, tenantId, tx, record, rows)
      return 'more'
    }
    const state = record.cancelled ? 'cancelled' : 'done'
    await tx.sql.query(
      `update import_job set state = $2, version = version + 1, finished_at = $3, lease_until = null
       where tenant_id = current_tenant() and id = $1`,
      [importId, state, deps.clock.now()],
    )
    note({
      kind: 'import.ended',
      subjectType: 'import',
      subjectId: importId,
      facts: { state, rows: record.progress },
    })
    return 'ended'
  })
}

/** Rows that mean no row before them first; each of the others alone, after the one it means. */
async function pendingRows({ sql }: Tx, importId: string, size: number): Promise<PendingRow[]> {
  const { rows } = await sql.query<PendingRow>(
    `select row, values, verdict, duplicate_of as "duplicateOf", party_id as "partyId", seen, choice
     from import_row where tenant_id = current_tenant() and job_id = $1 and state = 'pending'
       and verdict in ('new', 'changed', 'repeated')
     order by duplicate_of is not null, row limit $2`,
    [importId, size],
  )
  return rows[0]?.duplicateOf == null
    ? rows.filter(({ duplicateOf }) => duplicateOf === null)
    : rows.slice(0, 1)
}

async function writeBatch(
  deps: Deps,
  tenantId: string,
  tx: Tx,
  record: ImportRecord,
  rows: readonly PendingRow[],
): Promise<void> {
  const setup = await rosterSetup(deps, tenantId, record.blueprintVersionId)
  const targets = record.columns.map(({ target }) => target)
  const rules = { options: record.options, saysPeriods: saysPeriods(targets) }
  await lockParties(tx, rows)
  const matches = await findRegistered(
    tx.sql,
    setup,
    rows.map(({ values }) => values),
  )
  const plans = rows.map((row, at) =>
    planRow(setup, rules, row, matches[at] ?? { found: null, problem: null }),
  )
  const outcomes = await writePlans(deps, tx, setup, record, plans)
  await tx.sql.query(settle, [record.id, JSON.stringify(outcomes)])
  await tx.sql.query(
    `update import_job set progress = progress + $2, lease_until = now() + interval '30 seconds'
     where tenant_id = current_tenant() and id = $1`,
    [record.id, rows.length],
  )
}

async function lockParties({ sql }: Tx, rows: readonly PendingRow[]): Promise<void> {
  const ids = rows.flatMap(({ partyId }) => partyId ?? [])
  if (ids.length === 0) return
  await sql.query(
    `select p.id from party p left join lateral (select 1 from member m
       where m.tenant_id = p.tenant_id and m.party_id = p.id for update) m on true
     where p.tenant_id = current_tenant() and p.id = any($1::uuid[]) order by p.id for update of p`,
    [ids],
  )
}

async function writePlans(
  deps: Deps,
  tx: Tx,
  setup: RosterSetup,
  record: ImportRecord,
  plans: readonly RowPlan[],
) {
  const left = plans.flatMap((plan) =>
    plan.is === 'leave' ? [{ row: plan.row.row, state: plan.state, reason: plan.reason }] : [],
  )
  const writes = plans.flatMap((plan) => (plan.is === 'write' ? [plan] : []))
  if (writes.length === 0) return left
  await giveNumbers(deps, tx, setup, writes)
  const written = await writeMembers(tx, setup, writes, {
    now: deps.clock.now(),
    madeBy: record.actingBy,
  })
  const done = writes.map(({ row, found, after }, at) => {
    const who = written[at]
    if (!who) throw new Error('every writing answers who came of it')
    const mark = fingerprint(setup, { memberId: who.memberId, record: after })
    return {
      row: row.row,
      state: 'done',
      partyId: who.partyId,
      before: found,
      after: { ...who, mark },
      isNew: !found?.memberId,
      title: after.title,
    }
  })
  if (record.options.issueBills)
    await issueBillsFor(
      { deps },
      tx,
      setup,
      done
        .filter(({ isNew }) => isNew)
        .map(({ after: { memberId }, title }) => ({ memberId, title })),
    )
  recordMembers(
    tx,
    record,
    done.map(({ after: { memberId }, isNew }) => ({
      memberId,
      kind: isNew ? 'member.imported' : 'member.import-changed',
    })),
  )
  return [...left, ...done]
}

/** Members who came without a number get the association's next ones. */
async function giveNumbers(
  { clock }: Pick<Deps, 'clock'>,
  tx: Tx,
  { content }: RosterSetup,
  writes: readonly { after: { number: string } }[],
): Promise<void> {
  const without = writes.filter(({ after }) => after.number === '')
  const numbers = await nextNumbers(
    tx,
    'member',
    content.memberNumberPattern,
    clock.now(),
    without.length,
  )
  for (const [at, { after }] of without.entries()) after.number = numbers[at] ?? ''
}

const settle = `
update import_row i set state = r.state, reason = r.reason, before = r.before, after = r.after,
  party_id = coalesce(r."partyId", i.party_id)
from jsonb_to_recordset($2::jsonb) as r(row int, state text, reason text, "partyId" uuid, before jsonb, after jsonb)
where i.tenant_id = current_tenant() and i.job_id = $1 and i.row = r.row`
