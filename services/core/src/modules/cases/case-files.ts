import type { TenantSql } from '@guildhall/db/tenant-client'
import type { CaseFile } from '@guildhall/contract/common'

export type CaseFileRecord = {
  id: string
  slot: string
  name: string
  mime: string
  size: number
  sha256: string
  pages: number
  printCheck: string
  /** The content hash of the print that a stamped scan belongs to. */
  printHash: string | null
  /** The account that a letter was printed for, by its mobile then. */
  printMobile: string | null
  uploadedAt: Date
}

/** The files that hang on a case now, oldest first. */
export function caseFiles(sql: TenantSql, caseId: string): Promise<CaseFileRecord[]> {
  return readFiles(sql, caseId, null)
}

/** The files that a submission froze, whatever became of them since. */
export function submittedFiles(
  sql: TenantSql,
  caseId: string,
  submission: { files: unknown },
): Promise<CaseFileRecord[]> {
  return readFiles(sql, caseId, fileIdsOf(submission))
}

/** The ids of the files that a submission names. */
export function fileIdsOf(submission: { files: unknown } | null): string[] {
  const files: unknown[] = Array.isArray(submission?.files) ? submission.files : []
  return files.flatMap((file) =>
    typeof file === 'object' && file !== null && 'id' in file ? [String(file.id)] : [],
  )
}

/** Those of these ids, or, with none named, those that hang on the case now. */
async function readFiles(
  sql: TenantSql,
  caseId: string,
  ids: string[] | null,
): Promise<CaseFileRecord[]> {
  const { rows } = await sql.query<CaseFileRecord>(
    `select f.id, f.slot, f.name, f.mime, f.size, f.sha256, f.pages, f.print_check as "printCheck",
       p.content_hash as "printHash", p.account_mobile as "printMobile", f.uploaded_at as "uploadedAt"
     from stored_file f left join form_print p on p.tenant_id = f.tenant_id and p.id = f.print_id
     where f.tenant_id = current_tenant() and f.case_id = $1
       and case when $2::uuid[] is null then f.removed_at is null else f.id = any($2::uuid[]) end
     order by f.uploaded_at, f.id`,
    [caseId, ids],
  )
  return rows
}

/** A file as people see it; `printHash` is what the answers would print now on the paper of its slot. */
export function presentFile(file: CaseFileRecord, printHash: string | null): CaseFile {
  const { id, slot, name, mime, size, pages, uploadedAt } = file
  const printCheck = file.printCheck as CaseFile['printCheck']
  const current =
    printCheck === 'none' ||
    (file.printHash !== null && file.printHash === printHash && printCheck !== 'mismatched')
  return {
    id,
    slot,
    name,
    mime,
    size,
    pages,
    printCheck,
    current,
    uploadedAt: uploadedAt.toISOString(),
  }
}
