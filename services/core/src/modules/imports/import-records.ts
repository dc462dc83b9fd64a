import type { TenantSql } from '@guildhall/db/tenant-client'
import type {
  ImportColumn,
  ImportCounts,
  ImportOptions,
  ImportState,
} from '@guildhall/contract/imports'
import { DomainError } from '@guildhall/contract/errors'

/** An import as its row holds it. */
export type ImportRecord = {
  id: string
  blueprintVersionId: string
  fileName: string
  format: 'xlsx' | 'csv'
  storageKey: string
  state: ImportState
  version: number
  columns: ImportColumn[]
  options: ImportOptions
  progress: number
  total: number | null
  cancelled: boolean
  problem: string | null
  actingBy: string
  by: string
  createdAt: Date
  finishedAt: Date | null
  undoneAt: Date | null
  /** Of a cleared import alone: the figures that its rows had, and when they went. */
  counts: ImportCounts | null
  clearedAt: Date | null
}

export const importColumns = `
j.id, j.blueprint_version_id as "blueprintVersionId", j.file_name as "fileName", j.format,
j.storage_key as "storageKey", j.state, j.version, j.columns, j.options, j.progress, j.total, j.cancelled,
j.problem, j.acting_by as "actingBy", a.user_name as by, j.created_at as "createdAt",
j.finished_at as "finishedAt", j.undone_at as "undoneAt",
j.counts, j.cleared_at as "clearedAt"`
export const importTables = `
import_job j join account a on a.tenant_id = j.tenant_id and a.id = j.created_by`

/** The import of this id; one that is not there, or another association's, reads like a missing page. */
export async function readImport(sql: TenantSql, id: string): Promise<ImportRecord> {
  return one(
    sql,
    `select ${importColumns} from ${importTables} where j.tenant_id = current_tenant() and j.id = $1`,
    id,
  )
}

/** The same, held until the transaction ends: what is done to one import is done in turn. */
export async function lockImport(sql: TenantSql, id: string): Promise<ImportRecord> {
  return one(
    sql,
    `select ${importColumns} from ${importTables} where j.tenant_id = current_tenant() and j.id = $1 for update of j`,
    id,
  )
}

async function one(sql: TenantSql, text: string, id: string): Promise<ImportRecord> {
  const { rows } = await sql.query<ImportRecord>(text, [id])
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/** Whether somebody may do this to an import as it stands. */
export const may = {
  setColumns: ({ state }: Pick<ImportRecord, 'state'>) =>
    state === 'mapping' || state === 'checked' || state === 'failed',
  run: ({ state }: Pick<ImportRecord, 'state'>) => state === 'checked',
  cancel: ({ state, cancelled }: Pick<ImportRecord, 'state' | 'cancelled'>) =>
    !cancelled && ['mapping', 'checking', 'checked', 'running'].includes(state),
  undo: ({ state, progress }: Pick<ImportRecord, 'state' | 'progress'>) =>
    state === 'done' || (state === 'cancelled' && progress > 0),
}

/** Refuses where the import has moved on since it was read, or stands elsewhere. */
export function demandImport(
  record: ImportRecord,
  version: number,
  action: keyof typeof may,
): void {
  if (record.version !== version) throw new DomainError('import.changed-meanwhile')
  if (!may[action](record)) throw new DomainError('import.not-now')
}
