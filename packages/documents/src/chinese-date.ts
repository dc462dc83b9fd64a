const DIGITS = '〇一二三四五六七八九'

/**
 * A whole number from 1 to 99 as it is counted in Chinese: 5 → 五, 10 → 十, 21 → 二十一.
 * Throws a RangeError outside that range.
 */
export function chineseCount(count: number): string {
  if (!Number.isInteger(count) || count < 1 || count > 99) {
    throw new RangeError(`not a whole number from 1 to 99: ${count}`)
  }
  const tens = Math.floor(count / 10)
  const ones = count % 10
  const tensText = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`
  return tensText + (ones === 0 ? '' : DIGITS[ones])
}

/** A year figure by figure, with 〇 for zero: 2026 → 二〇二六. */
export function chineseYear(year: number): string {
  return [...String(year)].map((digit) => DIGITS[Number(digit)]).join('')
}

/**
 * A civil date in Chinese numerals, as documents are dated: '2026-01-05' → 二〇二六年一月五日
 * (GB/T 15835-2011: the year figure by figure with 〇, month and day counted).
 */
export function chineseNumeralDate(civilDate: string): string {
  const { year, month, day } = splitCivilDate(civilDate)
  return `${chineseYear(year)}年${chineseCount(month)}月${chineseCount(day)}日`
}

/** A civil date in prose, set solid: '2026-03-05' → 2026年3月5日. */
export function proseDate(civilDate: string): string {
  const { year, month, day } = splitCivilDate(civilDate)
  return `${year}年${month}月${day}日`
}

/** Seconds since 1970 of midnight UTC on a civil date: the fixed creation time of a document. */
export function civilDateSeconds(civilDate: string): number {
  const { year, month, day } = splitCivilDate(civilDate)
  return Date.UTC(year, month - 1, day) / 1000
}

/** Year, month (1–12) and day of a 'YYYY-MM-DD' string. Throws a RangeError for anything else. */
export function splitCivilDate(civilDate: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(civilDate)
  if (!match) throw new RangeError(`not a civil date: ${civilDate}`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}
