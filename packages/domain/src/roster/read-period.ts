import { toHalfWidth } from '../full-width.ts'
import type { PeriodAnswer } from '../forms/kinds/period.ts'
import { isCivilMonth } from '../time/civil-month.ts'

const MONTH = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?`
const PERIOD = new RegExp(String.raw`^${MONTH}\s*(?:至|到|~|—|–|-)\s*(?:(今)|${MONTH})$`)

/** The months that a cell says: `2015年7月至2019年6月`, `2015-07 至今`. Null for what is no period. */
export function readPeriod(text: string): PeriodAnswer | null {
  const found = PERIOD.exec(toHalfWidth(text).trim())
  if (!found) return null
  const month = (year = '', number = '') => `${year}-${number.padStart(2, '0')}`
  const from = month(found[1], found[2])
  const to = found[3] ? null : month(found[4], found[5])
  return isCivilMonth(from) && (to === null || isCivilMonth(to)) ? { from, to } : null
}
