import { proseDate } from '../chinese-date.ts'
import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'

/** Ems of 14 pt that fit a label and a value, in the geometry of sample-paper.typ. */
const WIDTH = { label: 10, value: 36 }

/** Turns the data of a sample sheet into what its template sets. */
export function prepareSamplePaper(data: DocumentData<'sample-paper'>): Record<string, unknown> {
  return {
    title: data.title,
    rows: data.rows.map(({ label, value }) => ({
      label: breakLongRuns(label, WIDTH.label),
      value: breakLongRuns(value, WIDTH.value),
    })),
    stamp: data.stamp,
    issuedOn: proseDate(data.issuedOn),
    note: data.note,
  }
}
