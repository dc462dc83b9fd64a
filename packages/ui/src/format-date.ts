/**
 * How a day or an instant is written. Civil dates (`YYYY-MM-DD`) are printed as they stand;
 * instants (ISO strings) are reckoned in China's time (Asia/Shanghai), whatever the device says.
 */
export type DateForm =
  /** 2026年3月5日, for prose */
  | 'prose'
  /** 3月5日, for prose within the year that is spoken of */
  | 'day'
  /** 2026-03-05, for tables */
  | 'table'
  /** 2026-03-05 14:02, for tables */
  | 'minute'
  /** 14:02 */
  | 'time'
  /** 3月5日 14:02 */
  | 'day-time'

interface Parts {
  year: string
  month: string
  day: string
  hour: string
  minute: string
}

const inShanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const civil = /^(\d{4})-(\d{2})-(\d{2})$/

function partsOf(value: string): Parts | null {
  const match = civil.exec(value)
  if (match) {
    const [, year = '', month = '', day = ''] = match
    return { year, month, day, hour: '00', minute: '00' }
  }
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return null
  const found = new Map(inShanghai.formatToParts(instant).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

const writers: Record<DateForm, (p: Parts) => string> = {
  prose: (p) => `${p.year}年${Number(p.month)}月${Number(p.day)}日`,
  day: (p) => `${Number(p.month)}月${Number(p.day)}日`,
  table: (p) => `${p.year}-${p.month}-${p.day}`,
  minute: (p) => `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`,
  time: (p) => `${p.hour}:${p.minute}`,
  'day-time': (p) => `${Number(p.month)}月${Number(p.day)}日 ${p.hour}:${p.minute}`,
}

/** Writes a civil date or an ISO instant in the given form; what is no date is given back as it is. */
export function formatDate(value: string, form: DateForm = 'table'): string {
  const parts = partsOf(value)
  return parts ? writers[form](parts) : value
}

/** The civil date in China's time of an instant, `YYYY-MM-DD`. */
export function civilDateOf(instant: Date): string {
  return formatDate(instant.toISOString(), 'table')
}
