import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import {
  formDocumentKey,
  paperOf,
  printedPapers,
  type ApplicationSpec,
  type AttachmentSpec,
} from '@guildhall/domain/blueprint/application'
import { letterContent } from '@guildhall/domain/forms/letters'
import { printedContent } from '@guildhall/domain/forms/printed'
import { sha256 } from '../../kernel/blueprint-store.ts'

export type PrintRecord = {
  id: string
  document: string
  number: number
  contentHash: string
  printedAt: Date
}

/** What papers are printed from: the answers, and the mobile of the account that the case is under. */
export type PrintSource = { answers: unknown; accountMobile: string }

const columns = { id: true, document: true, number: true, contentHash: true, printedAt: true }

/** The newest print of one of a case's papers, or null. */
export async function latestPrint(
  db: PrismaClient | Tx,
  caseId: string,
  document: string = formDocumentKey,
): Promise<PrintRecord | null> {
  return db.formPrint.findFirst({
    where: { caseId, document },
    orderBy: { number: 'desc' },
    select: columns,
  })
}

/** The newest print of each of a case's papers. */
export async function latestPrints(
  db: PrismaClient | Tx,
  caseId: string,
): Promise<Map<string, PrintRecord>> {
  const prints = await db.formPrint.findMany({
    where: { caseId },
    orderBy: { number: 'asc' },
    select: columns,
  })
  return new Map(prints.map((print) => [print.document, print]))
}

/** The mobile of an account, as letters name it; nothing is asked where an application has none. */
export async function accountMobileOf(
  db: PrismaClient | Tx,
  { letters }: ApplicationSpec,
  accountId: string,
): Promise<string> {
  if (letters.length === 0) return ''
  const { mobile } = await db.account.findFirstOrThrow({
    where: { id: accountId },
    select: { mobile: true },
  })
  return mobile
}

/**
 * The hash of what a printed paper shows: when it differs from a print's, scans of that print no
 * longer count. Null for a paper that the application does not have.
 */
export function printHash(
  spec: Pick<ApplicationSpec, 'form' | 'printedForm' | 'letters'>,
  { answers, accountMobile }: PrintSource,
  document: string = formDocumentKey,
): string | null {
  if (document === formDocumentKey)
    return spec.printedForm ? sha256(printedContent(spec.form, answers)) : null
  const letter = spec.letters.find(({ key }) => key === document)
  return letter ? sha256(letterContent({ form: spec.form, letter }, answers, accountMobile)) : null
}

/** By slot, the hash that a stamped scan in it must belong to now; null where none is asked. */
export function slotHashes(
  spec: ApplicationSpec,
  source: PrintSource,
): (slot: string) => string | null {
  const hashOf = (attachment: AttachmentSpec) => {
    const document = paperOf(attachment)
    return document === null ? null : printHash(spec, source, document)
  }
  const hashes = new Map(spec.attachments.map((each) => [each.key, hashOf(each)]))
  return (slot) => hashes.get(slot) ?? null
}

/** Which of an application's papers have been printed, and show what is no longer answered. */
export function stalePapers(
  spec: ApplicationSpec,
  source: PrintSource,
  prints: ReadonlyMap<string, PrintRecord>,
): string[] {
  return printedPapers(spec).flatMap(({ document }) => {
    const print = prints.get(document)
    return print && print.contentHash !== printHash(spec, source, document) ? [document] : []
  })
}
