import { civilDateParts } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

/** The zone in which every association reckons years, days and deadlines. */
export const SHANGHAI = 'Asia/Shanghai'

const FIELDS = new Intl.DateTimeFormat('en-US', {
  timeZone: SHANGHAI,
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** From 1992 on the offset is +08:00 all year (summer time ended in 1991), and a shift will do. */
const PLAIN_OFFSET_SINCE = Date.UTC(1992, 0, 1)
const OFFSET_MS = 8 * 3600 * 1000

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

/** An instant: a Date or an ISO string that carries its own offset. */
export type Instant = Date | string

/** The civil date in China at an instant. Throws RangeError for an invalid one. */
export function dateInShanghai(instant: Instant): CivilDate {
  const date = toDate(instant)
  if (date.getTime() >= PLAIN_OFFSET_SINCE) return dayOf(date.getTime() + OFFSET_MS)
  const { year, month, day } = fieldsInShanghai(date)
  return `${year}-${month}-${day}`
}

/** The calendar year in China at an instant, as dues and numbers reckon it. */
export function yearInShanghai(instant: Instant): number {
  return Number(fieldsInShanghai(instant).year)
}

/** The instant at which a day begins in China, from 1992 on, when summer time had ended (UTC+8). */
export function startOfDayInShanghai(date: CivilDate): Date {
  const { year } = civilDateParts(date)
  if (year < 1992) throw new RangeError('before 1992 the offset was not always +08:00')
  return new Date(`${date}T00:00:00+08:00`)
}

/** `2026-03-05 14:02` in China's time, for tables. */
export function formatDateTime(instant: Instant): string {
  const { year, month, day } = fieldsInShanghai(instant)
  return `${year}-${month}-${day} ${formatTime(instant)}`
}

/** `2026年3月5日 14:02` in China's time, for prose. */
export function formatDateTimeProse(instant: Instant): string {
  return `${formatDateProse(dateInShanghai(instant))} ${formatTime(instant)}`
}

/** `14:02` in China's time. */
export function formatTime(instant: Instant): string {
  const { hour, minute } = fieldsInShanghai(instant)
  return `${hour}:${minute}`
}

/** `2026-03-05` → `2026年3月5日`, for prose. */
export function formatDateProse(date: CivilDate): string {
  const { year, month, day } = civilDateParts(date)
  return `${year}年${month}月${day}日`
}

/** `2026-03-05` → `3月5日`, where the year is plain from the place. */
export function formatMonthDay(date: CivilDate): string {
  const { month, day } = civilDateParts(date)
  return `${month}月${day}日`
}

const DAY_MS = 86_400_000
const written = new Map<number, CivilDate>()

/** The UTC day of an instant; lists ask for the same few days over and over. */
function dayOf(ms: number): CivilDate {
  const day = Math.floor(ms / DAY_MS)
  const known = written.get(day)
  if (known !== undefined) return known
  if (written.size > 5000) written.clear()
  const date = new Date(ms).toISOString().slice(0, 10)
  written.set(day, date)
  return date
}

function fieldsInShanghai(instant: Instant): Record<Field, string> {
  const fields: Record<Field, string> = {
    year: '',
    month: '',
    day: '',
    hour: '',
    minute: '',
    second: '',
  }
  for (const { type, value } of FIELDS.formatToParts(toDate(instant))) {
    if (Object.hasOwn(fields, type)) fields[type as Field] = value
  }
  return fields
}

/** Refuses a string without an offset, which would be read in the server's own zone. */
function toDate(instant: Instant): Date {
  if (typeof instant === 'string' && !/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(instant)) {
    throw new RangeError(`an instant needs its offset: ${instant.slice(0, 40)}`)
  }
  return new Date(instant)
}
