import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { printedContent } from '@guildhall/domain/forms/printed'
import { sha256 } from '../../kernel/blueprint-store.ts'

export type PrintRecord = { id: string; number: number; contentHash: string; printedAt: Date }

/** The newest print of a case's form, or null. */
export async function latestPrint(
  db: PrismaClient | Tx,
  caseId: string,
): Promise<PrintRecord | null> {
  return db.formPrint.findFirst({
    where: { caseId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, contentHash: true, printedAt: true },
  })
}

/** The hash of what the printed form shows: when it differs from a print's, scans of that print no longer count. */
export function printHash(spec: ApplicationSpec, answers: unknown): string {
  return sha256(printedContent(spec.form, answers))
}

/** Whether an answer that the form prints has changed since this print. */
export function isPrintStale(
  spec: ApplicationSpec,
  answers: unknown,
  print: Pick<PrintRecord, 'contentHash'>,
): boolean {
  return print.contentHash !== printHash(spec, answers)
}
