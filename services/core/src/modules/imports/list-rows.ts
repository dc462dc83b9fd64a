import type { z } from 'zod'
import { DomainError } from '@guildhall/contract/errors'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { importRows, importRowsInput, ImportRowView } from '@guildhall/contract/imports'
import type { SignedInContext } from '../../kernel/context.ts'
import { readImport, type ImportRecord } from './import-records.ts'
import { rosterSetup, type RosterSetup } from './import-setup.ts'
import { presentRow, type StoredRow } from './present-row.ts'

/** One page of an import's rows, by their place in the file. */
export async function listRows(
  ctx: SignedInContext,
  input: z.infer<typeof importRowsInput>,
): Promise<z.infer<typeof importRows>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const record = await readImport(sql, input.importId)
  const setup = await rosterSetup(ctx.deps, ctx.tenant.id, record.blueprintVersionId)
  const { rows } = await sql.query<StoredRow>(page, [
    record.id,
    input.show,
    input.after,
    input.limit + 1,
  ])
  const shown = rows.slice(0, input.limit)
  return {
    rows: shown.map((row) => presentRow(setup, record, row)),
    next: rows.length > input.limit ? (shown.at(-1)?.row ?? null) : null,
  }
}

/** One row as it is shown; one that is not there reads like a missing page. */
export async function readRowView(
  sql: TenantSql,
  setup: RosterSetup,
  record: ImportRecord,
  row: number,
): Promise<ImportRowView> {
  const { rows } = await sql.query<StoredRow>(`${columns} and row = $2`, [record.id, row])
  if (!rows[0]) throw new DomainError('not-found')
  return presentRow(setup, record, rows[0])
}

const columns = `
select row, raw, values, problems, verdict, duplicate_of as "duplicateOf", changes, choice, state, reason
from import_row where tenant_id = current_tenant() and job_id = $1`

const page = `${columns} and row > $3
  and ($2 = 'all' or verdict = $2 or state = $2)
  order by row limit $4`
