import type { DocumentData } from '../kinds.ts'
import { breakLongRuns } from '../layout/break-long-runs.ts'

/** Ems of 10 pt that fit a label of address-labels.typ. */
const WIDTH = 16.5

/** Turns addresses into what the sheet of labels sets. */
export function prepareAddressLabels(
  data: DocumentData<'address-labels'>,
): Record<string, unknown> {
  return {
    labels: data.labels.map(({ postcode, address, unit, addressee }) => ({
      postcode,
      address: breakLongRuns(address, WIDTH),
      unit: breakLongRuns(unit, WIDTH),
      addressee: addressee && breakLongRuns(`${addressee} 收`, WIDTH),
    })),
  }
}
