import { toHalfWidth } from '@guildhall/domain/full-width'

export interface DateParts {
  year: string
  month: string
  day: string
}

/** Takes a date apart for typing; a part that is missing is empty. */
export function splitDate(text: string): DateParts {
  const [year = '', month = '', day = ''] = text.split('-')
  return { year, month: month.replace(/^0/, ''), day: day.replace(/^0/, '') }
}

const digits = (text: string): string => toHalfWidth(text).replace(/\D/g, '')
const two = (text: string): string => (text === '' ? '' : text.padStart(2, '0').slice(-2))

/**
 * Puts typed parts together: `YYYY-MM-DD` once all three are there, `2026-03-` while the day is
 * missing (which no check takes for a date), nothing where nothing was typed.
 */
export function joinDate(parts: DateParts): string {
  const year = digits(parts.year)
  const month = digits(parts.month)
  const day = digits(parts.day)
  if (!year && !month && !day) return ''
  return `${year}-${two(month)}-${two(day)}`
}

/** Puts a typed year and month together: `YYYY-MM`, `2019-` while the month is missing. */
export function joinMonth({ year, month }: Pick<DateParts, 'year' | 'month'>): string {
  const [typedYear, typedMonth] = [digits(year), digits(month)]
  return typedYear || typedMonth ? `${typedYear}-${two(typedMonth)}` : ''
}
