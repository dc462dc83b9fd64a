import { proseDate } from '../chinese-date.ts'
import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'
import { qrSvg } from '../qr.ts'

type Head = Pick<
  DocumentData<'letter'>,
  'associationName' | 'title' | 'formNumber' | 'printVersion' | 'printedOn' | 'qrText' | 'blank'
>

/** The head of a paper that is printed to be stamped, as stamped.typ sets it. */
export function prepareStampedHead(head: Head): Record<string, unknown> {
  return {
    associationName: head.associationName,
    title: head.title,
    formNumber: head.formNumber ? breakLongRuns(head.formNumber, 18) : null,
    printVersion: head.printVersion ?? null,
    printedOn: proseDate(head.printedOn),
    qr: head.qrText ? qrSvg(head.qrText, { border: 0 }) : null,
    blank: head.blank,
  }
}
