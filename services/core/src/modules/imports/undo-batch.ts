import type { Tx } from '@guildhall/db/tenant-client'
import type { Deps } from '../../kernel/deps.ts'
import { transact } from '../../kernel/transact.ts'
import { lockImport, type ImportRecord } from './import-records.ts'
import { rosterSetup, type RosterSetup } from './import-setup.ts'
import { fingerprint } from './judge-row.ts'
import type { DoneRow } from './done-row.ts'
import { readRegister, type Registered } from './read-register.ts'
import { recordMembers } from './record-members.ts'
import { actingContext, batchRows, type BatchOutcome } from './run-batch.ts'
import { takeAway } from './take-away.ts'
import { writeMembers } from './write-members.ts'

const touched = '导入之后有人改过，保留现状'
const bound = '导入之后已有账号认领、事项、缴费单、会员证或其他记录，保留'

/**
 * Takes back the next rows of an import in one transaction, the last of the file first. What somebody
 * has touched since stays, and its row says why.
 */
export async function undoBatch(
  deps: Deps,
  tenantId: string,
  importId: string,
  size: number = batchRows,
): Promise<BatchOutcome> {
  return transact(await actingContext(deps, tenantId, importId), async ({ tx, record: note }) => {
    const record = await lockImport(tx.sql, importId)
    if (record.state !== 'undoing') return 'ended'
    const rows = await doneRows(tx, importId, size)
    if (rows.length > 0) {
      await takeBack(deps, tenantId, tx, record, rows)
      return 'more'
    }
    await tx.sql.query(
      `update import_job set state = 'undone', version = version + 1, undone_at = $2, lease_until = null
       where tenant_id = current_tenant() and id = $1`,
      [importId, deps.clock.now()],
    )
    note({ kind: 'import.undone', subjectType: 'import', subjectId: importId, facts: {} })
    return 'ended'
  })
}

/** Rows that meant one before them first and alone: what they wrote lies on top of it. */
async function doneRows({ sql }: Tx, importId: string, size: number): Promise<DoneRow[]> {
  const { rows } = await sql.query<DoneRow & { duplicateOf: number | null }>(
    `select row, before, after, duplicate_of as "duplicateOf" from import_row
     where tenant_id = current_tenant() and job_id = $1 and state = 'done'
     order by duplicate_of is null, row desc limit $2`,
    [importId, size],
  )
  return rows[0]?.duplicateOf == null ? rows : rows.slice(0, 1)
}

async function takeBack(
  deps: Deps,
  tenantId: string,
  tx: Tx,
  record: ImportRecord,
  rows: readonly DoneRow[],
): Promise<void> {
  const setup = await rosterSetup(deps, tenantId, record.blueprintVersionId)
  const now = await currentOf(tx, setup, rows)
  const untouched = rows.filter(({ after }) => {
    const found = now.get(after.partyId)
    return found !== undefined && fingerprint(setup, found) === after.mark
  })
  const made = untouched.filter(({ before }) => !before?.memberId)
  const bound = await takeAway(tx, made)
  const changed = untouched.filter(({ before }) => before?.memberId)
  await restore({ now: deps.clock.now(), madeBy: record.actingBy }, tx, setup, now, changed)
  await tx.sql.query(settle, [record.id, JSON.stringify(outcomesOf(rows, untouched, bound))])
  await tx.sql.query(
    `update import_job set progress = progress + $2, lease_until = now() + interval '30 seconds'
     where tenant_id = current_tenant() and id = $1`,
    [record.id, rows.length],
  )
  recordMembers(
    tx,
    record,
    untouched
      .filter(({ row }) => !bound.has(row))
      .map(({ after }) => ({ memberId: after.memberId, kind: 'member.import-undone' })),
  )
}

async function currentOf(tx: Tx, setup: RosterSetup, rows: readonly DoneRow[]) {
  const partyIds = rows.map(({ after }) => after.partyId)
  await tx.sql.query(
    'select id from party where tenant_id = current_tenant() and id = any($1::uuid[]) order by id for update',
    [partyIds],
  )
  const found = await readRegister(tx.sql, setup.application.identityType, { partyIds })
  return new Map(found.map((each) => [each.partyId, each]))
}

/** The register as it was before, on top of what the import wrote: versions are never taken back. */
async function restore(
  maker: { now: Date; madeBy: string },
  tx: Tx,
  setup: RosterSetup,
  now: ReadonlyMap<string, Registered>,
  rows: readonly DoneRow[],
): Promise<void> {
  const writings = rows.flatMap(({ before, after }) => {
    const found = now.get(after.partyId)
    return before && found ? [{ found, after: before.record }] : []
  })
  if (writings.length > 0) await writeMembers(tx, setup, writings, maker)
}

function outcomesOf(
  rows: readonly DoneRow[],
  untouched: readonly DoneRow[],
  held: ReadonlySet<number>,
) {
  const free = new Set(untouched.map(({ row }) => row))
  return rows.map(({ row }) => {
    if (!free.has(row)) return { row, state: 'kept', reason: touched }
    return held.has(row)
      ? { row, state: 'kept', reason: bound }
      : { row, state: 'undone', reason: null }
  })
}

const settle = `
update import_row i set state = r.state, reason = r.reason
from jsonb_to_recordset($2::jsonb) as r(row int, state text, reason text)
where i.tenant_id = current_tenant() and i.job_id = $1 and i.row = r.row`
