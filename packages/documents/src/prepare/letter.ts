import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'
import { prepareRows } from './application-form.ts'
import { prepareStampedHead } from './stamped-head.ts'

/** Ems that fit a line of a letter's text (12 pt), and the line on which the unit's name stands. */
const WIDTH = { line: 38, signedBy: 17 }

/** Turns a letter into what its template sets. */
export function prepareLetter(letter: DocumentData<'letter'>): Record<string, unknown> {
  return {
    ...prepareStampedHead(letter),
    lines: prepareRows(letter.rows),
    paragraphs: letter.paragraphs.map((runs) =>
      runs.map(({ text, fill }) => ({ text: breakLongRuns(text, WIDTH.line), fill })),
    ),
    signedBy: breakLongRuns(letter.signedBy, WIDTH.signedBy),
    stampLabel: letter.stampLabel,
    sampleStamp: letter.sampleStamp ?? null,
    signatureLines: letter.signatureLines,
  }
}
