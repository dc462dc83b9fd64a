import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
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
  uploadedAt: Date
}

/** The files that hang on a case now, oldest first. */
export function caseFiles(db: PrismaClient | Tx, caseId: string): Promise<CaseFileRecord[]> {
  return readFiles(db, { caseId, removedAt: null })
}

/** The files that a submission froze, whatever became of them since. */
export function submittedFiles(db: PrismaClient | Tx, caseId: string, submission: { files: unknown }): Promise<CaseFileRecord[]> {
  return readFiles(db, { caseId, id: { in: fileIdsOf(submission) } })
}

/** The ids of the files that a submission names. */
export function fileIdsOf(submission: { files: unknown } | null): string[] {
  const files: unknown[] = Array.isArray(submission?.files) ? submission.files : []
  return files.flatMap((file) => (typeof file === 'object' && file !== null && 'id' in file ? [String(file.id)] : []))
}

type FileFilter = { caseId: string; removedAt?: null; id?: { in: string[] } }

async function readFiles(db: PrismaClient | Tx, where: FileFilter): Promise<CaseFileRecord[]> {
  const rows = await db.storedFile.findMany({
    where,
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true, slot: true, name: true, mime: true, size: true, sha256: true, pages: true, printCheck: true, uploadedAt: true,
      print: { select: { contentHash: true } },
    },
  })
  return rows.map(({ print, ...row }) => ({ ...row, printHash: print?.contentHash ?? null }))
}

/** A file as people see it; `printHash` is what the answers would print now. */
export function presentFile(file: CaseFileRecord, printHash: string | null): CaseFile {
  const { id, slot, name, mime, size, pages, uploadedAt } = file
  const printCheck = file.printCheck as CaseFile['printCheck']
  const current = printCheck === 'none' || (file.printHash !== null && file.printHash === printHash && printCheck !== 'mismatched')
  return { id, slot, name, mime, size, pages, printCheck, current, uploadedAt: uploadedAt.toISOString() }
}
