import { isCivilDate } from './civil-date.ts'

/** A month in the calendar, `YYYY-MM`, without any time zone. */
export type CivilMonth = string

/** Whether the text is a month of the years 1000 to 9999. */
export function isCivilMonth(text: string): boolean {
  return isCivilDate(`${text}-01`)
}

/** `2026-03` → `2026年3月`, for prose. */
export function formatMonthProse(month: CivilMonth): string {
  const [year = '', number = ''] = month.split('-')
  return `${year}年${Number(number)}月`
}
