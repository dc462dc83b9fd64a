import { describe, expect, it } from 'vitest'
import { civilDateOf, formatDate } from './format-date.ts'

describe('formatDate', () => {
  it('writes a civil date as it stands, whatever the zone', () => {
    expect(formatDate('2026-03-05', 'prose')).toBe('2026年3月5日')
    expect(formatDate('2026-03-05', 'table')).toBe('2026-03-05')
    expect(formatDate('2026-12-31', 'day')).toBe('12月31日')
  })

  it('reckons an instant in the time of China: New Year begins at 16:00 UTC', () => {
    expect(formatDate('2026-12-31T15:59:00.000Z', 'minute')).toBe('2026-12-31 23:59')
    expect(formatDate('2026-12-31T16:00:00.000Z', 'minute')).toBe('2027-01-01 00:00')
    expect(formatDate('2026-03-05T06:02:00.000Z', 'day-time')).toBe('3月5日 14:02')
  })

  it('gives back what is no date', () => {
    expect(formatDate('长期')).toBe('长期')
  })

  it('knows the civil day of an instant', () => {
    expect(civilDateOf(new Date('2026-03-05T16:30:00Z'))).toBe('2026-03-06')
  })
})
