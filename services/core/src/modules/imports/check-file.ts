import { DomainError } from '@guildhall/contract/errors'
import { readSheetRows } from '../../adapters/sheets/sheet-thread.ts'
import type { Deps } from '../../kernel/deps.ts'
import { keepLease } from './lease.ts'
import { readImport, type ImportRecord } from './import-records.ts'
import { rosterSetup } from './import-setup.ts'
import { saysPeriods } from './new-record.ts'
import { writeRows } from './write-rows.ts'

/** As many as an association could have, with room; each takes some milliseconds to write. */
export const mostRows = 60_000

/** Ends a reading that somebody cancelled, or that another node has taken over. */
class Interrupted extends Error {}

/**
 * The dry run: reads every row in a thread of its own, compares it with the register, keeps what came
 * of it. Begins anew where a node ended in the middle. Changes no member.
 */
export async function checkFile(deps: Deps, tenantId: string, importId: string): Promise<void> {
  const sql = deps.database.tenantSql(tenantId)
  const record = await readImport(sql, importId)
  try {
    await sql.query('delete from import_row where tenant_id = current_tenant() and job_id = $1', [
      importId,
    ])
    const count = await readAll(deps, tenantId, record)
    if (count === 0) throw new DomainError('import.no-rows')
    await settle(deps, tenantId, record, 'checked', null)
  } catch (error) {
    if (error instanceof Interrupted) return settle(deps, tenantId, record, 'cancelled', null)
    if (!(error instanceof DomainError)) throw error
    await settle(deps, tenantId, record, 'failed', error.code)
  }
}

async function readAll(deps: Deps, tenantId: string, record: ImportRecord): Promise<number> {
  const sql = deps.database.tenantSql(tenantId)
  const setup = await rosterSetup(deps, tenantId, record.blueprintVersionId)
  const targets = record.columns.map(({ target }) => target)
  const rules = { options: record.options, saysPeriods: saysPeriods(targets) }
  const bytes = await deps.storage.get(record.storageKey)
  const { format } = record
  const order = { format, bytes, targets, content: setup.content, today: setup.today, mostRows }
  let count = 0
  await readSheetRows(order, async (rows) => {
    await writeRows(sql, setup, { importId: record.id, rules }, rows)
    count += rows.length
    if (!(await keepLease(sql, record, count)))
      throw new Interrupted('another took it, or it was cancelled')
  })
  return count
}

/** Nothing is said of an import that has moved on meanwhile. */
async function settle(
  deps: Deps,
  tenantId: string,
  record: ImportRecord,
  state: 'checked' | 'failed' | 'cancelled',
  problem: string | null,
): Promise<void> {
  await deps.database.tenantSql(tenantId).query(
    `update import_job set state = $3, problem = $4, version = version + 1, lease_until = null,
       total = progress, finished_at = case when $3 = 'cancelled' then $5::timestamptz end
     where tenant_id = current_tenant() and id = $1 and version = $2 and state = 'checking'
       and ($3 = 'cancelled') = cancelled`,
    [record.id, record.version, state, problem, deps.clock.now()],
  )
}
