import { toHalfWidth } from '../full-width.ts'
import { addDays, civilDate, daysInMonth, type CivilDate } from '../time/civil-date.ts'

/** A sheet counts days from here (1900 was no leap year, but Lotus thought so). */
const SHEET_EPOCH = '1899-12-30'

/**
 * The day that a cell says, as people write it: `2026-03-05`, `2026/3/5`, `2026.3.5`, `20260305`,
 * `2026年3月5日`, or a sheet's own count of days. Null for what is no day of the calendar.
 */
export function parseDate(text: string): CivilDate | null {
  const bare = toHalfWidth(text)
    .replace(/\s+(?:00?:00(?::00)?)?$/, '')
    .trim()
  if (/^\d{5}$/.test(bare)) return addDays(SHEET_EPOCH, Number(bare))
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(bare)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const exists =
    year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? civilDate(year, month, day) : null
}
