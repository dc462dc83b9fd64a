import type { PrismaClient } from '@guildhall/db/tenant-client'
import { readQrCodes } from '@guildhall/documents/read-qr'
import { codeOfQr } from '../cases/print-code.ts'
import { latestPrint } from '../cases/prints.ts'
import type { CheckedUpload } from './check-upload.ts'

export type PrintMatch = {
  printCheck: 'none' | 'matched' | 'mismatched' | 'unreadable'
  printId: string | null
}

/**
 * Which print a stamped scan belongs to, by the QR on it. Where none can be read, it is taken for the
 * newest print and the reviewer is told to look; a QR of another paper or another case's is a mismatch.
 */
export async function matchPrint(
  db: PrismaClient,
  { caseId, document }: { caseId: string; document: string },
  upload: CheckedUpload,
): Promise<PrintMatch> {
  const codes = await readQrCodes(upload.bytes, upload.mime).catch(() => [])
  const ours = codes.flatMap(({ text }) => codeOfQr(text) ?? [])
  if (ours.length === 0)
    return {
      printCheck: 'unreadable',
      printId: (await latestPrint(db, caseId, document))?.id ?? null,
    }
  const print = await db.formPrint.findFirst({
    where: { caseId, document, code: { in: ours } },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  return print
    ? { printCheck: 'matched', printId: print.id }
    : { printCheck: 'mismatched', printId: null }
}
