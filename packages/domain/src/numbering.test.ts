import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNumberPattern, counterScope, formatNumber, parseNumber } from './numbering.ts'

describe('number patterns', () => {
  it.each([
    ['{year}{seq:4}', '20260007'],
    ['{seq:6}', '000007'],
    ['CEP-{year}-{seq:4}', 'CEP-2026-0007'],
    ['会字〔{year}〕{seq}号', '会字〔2026〕7号'],
    ['{year}{month}.{seq:3}', '202603.007'],
  ])('%s writes %s and reads it back', (pattern, number) => {
    const facts = { year: 2026, month: 3, seq: 7 }
    expect(checkNumberPattern(pattern)).toEqual([])
    expect(formatNumber(pattern, facts)).toBe(number)
    expect(facts).toMatchObject(parseNumber(pattern, number) ?? { seq: 'unread' })
  })

  it('lets a sequence outgrow its width rather than repeat', () => {
    expect(formatNumber('{year}-{seq:2}', { year: 2026, seq: 1234 })).toBe('2026-1234')
    expect(parseNumber('{year}-{seq:2}', '2026-1234')).toEqual({ year: 2026, seq: 1234 })
  })

  it('does not read what another pattern wrote', () => {
    expect(parseNumber('A.{seq:4}', 'AB0007')).toBeNull()
    expect(parseNumber('{seq:4}', '007')).toBeNull()
    expect(parseNumber('{seq:4}', '0007\n')).toBeNull()
  })

  it.each([
    ['{year}{seq:4', ['brace', 'seq']],
    ['{seq:4}}', ['brace']],
    ['{year}', ['seq']],
    ['{seq}{seq}', ['seq']],
    ['{day}-{seq}', ['placeholder']],
    ['{seq:0}', ['placeholder', 'seq']],
    ['{seq:99}', ['placeholder', 'seq']],
    ['{}{seq}', ['placeholder']],
    ['{month}{seq}', ['month_without_year']],
    ['{constructor}{seq}', ['placeholder']],
    [`${'甲'.repeat(60)}{seq}`, ['length']],
  ])('finds what is wrong with %s', (pattern, codes) => {
    expect(checkNumberPattern(pattern).map(({ code }) => code)).toEqual(codes)
    expect(() => formatNumber(pattern, { year: 2026, month: 1, seq: 1 })).toThrow(RangeError)
  })

  it('refuses facts that make no number', () => {
    expect(() => formatNumber('{seq}', { year: 2026, seq: 0 })).toThrow(RangeError)
    expect(() => formatNumber('{seq}', { year: 2026, seq: 1.5 })).toThrow(RangeError)
    expect(() => formatNumber('{year}{month}{seq}', { year: 2026, seq: 1 })).toThrow(RangeError)
    expect(() => formatNumber('{year}{seq}', { year: 10_000, seq: 1 })).toThrow(RangeError)
  })

  it('counts anew as often as the pattern tells numbers apart', () => {
    const now = { year: 2026, month: 3 }
    expect(counterScope('{seq:6}', now)).toBe('all')
    expect(counterScope('{year}{seq:4}', now)).toBe('2026')
    expect(counterScope('{year}{month}{seq:4}', now)).toBe('2026-03')
  })

  it('never writes the same number twice within a scope', () => {
    const seq = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(seq, seq, (a, b) => {
        fc.pre(a !== b)
        const [first, second] = [a, b].map((n) =>
          formatNumber('{year}{seq:4}', { year: 2026, seq: n }),
        )
        return first !== second
      }),
    )
  })
})
