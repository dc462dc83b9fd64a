import { describe, expect, it } from 'vitest'
import { chineseCount, chineseNumeralDate, chineseYear, proseDate } from './chinese-date.ts'

describe('dates on documents', () => {
  it.each([
    ['2026-01-05', '二〇二六年一月五日'],
    ['2030-10-10', '二〇三〇年十月十日'],
    ['1999-12-31', '一九九九年十二月三十一日'],
    ['2026-11-20', '二〇二六年十一月二十日'],
    ['2026-02-21', '二〇二六年二月二十一日'],
  ])('writes %s as %s', (date, written) => {
    expect(chineseNumeralDate(date)).toBe(written)
  })

  it('writes a date in prose without leading zeros', () => {
    expect(proseDate('2026-03-05')).toBe('2026年3月5日')
  })

  it('writes a year figure by figure', () => {
    expect(chineseYear(2006)).toBe('二〇〇六')
  })

  it.each([0, 100, 1.5])('refuses to count %s', (count) => {
    expect(() => chineseCount(count)).toThrow(RangeError)
  })

  it('refuses what is no civil date', () => {
    expect(() => proseDate('2026/3/5')).toThrow(RangeError)
  })
})
