import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen, fenFromBigInt, formatYuan, formatYuanExact, sumFen } from './money.ts'
import { parseYuan } from './parse-yuan.ts'

const anyFen = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 })

describe('fen', () => {
  it('refuses parts of a fen and what a number cannot hold', () => {
    expect(() => fen(0.5)).toThrow(RangeError)
    expect(() => fen(Number.NaN)).toThrow(RangeError)
    expect(() => fen(2 ** 53)).toThrow(RangeError)
    expect(() => fenFromBigInt(2n ** 60n)).toThrow(RangeError)
    expect(fenFromBigInt(20_000_000n)).toBe(20_000_000)
    expect(Object.is(fen(-0), 0)).toBe(true)
  })

  it('adds up exactly or says that it cannot', () => {
    expect(sumFen([])).toBe(0)
    expect(sumFen([10, 20, -5])).toBe(25)
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })
})

describe('yuan on the page', () => {
  it.each([
    [20_000_000, '200,000', '200,000.00'],
    [20_000_050, '200,000.50', '200,000.50'],
    [0, '0', '0.00'],
    [5, '0.05', '0.05'],
    [-5, '-0.05', '-0.05'],
    [100, '1', '1.00'],
    [99_900, '999', '999.00'],
    [-123_456_789, '-1,234,567.89', '-1,234,567.89'],
  ])('shows %i', (amount, short, exact) => {
    expect(formatYuan(amount)).toBe(short)
    expect(formatYuanExact(amount)).toBe(exact)
  })

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        const [short, exact] = [parseYuan(formatYuan(amount)), parseYuan(formatYuanExact(amount))]
        expect(short).toEqual({ ok: true, amount })
        expect(exact).toEqual(short)
      }),
    )
  })
})

describe('yuan as typed', () => {
  it.each([
    ['30000', 3_000_000],
    ['￥30,000.5', 3_000_050],
    [' ３００００ 元', 3_000_000],
    ['-12.34', -1234],
    ['0', 0],
  ])('reads %s', (text, amount) => {
    expect(parseYuan(text)).toEqual({ ok: true, amount })
  })

  it.each([
    '',
    '三万',
    '3万',
    '1e5',
    '1,00',
    '12,34,567',
    '.5',
    '1.234',
    '--1',
    '0x10',
    'Infinity',
    '9'.repeat(40),
  ])('refuses %s', (text) => {
    expect(parseYuan(text).ok).toBe(false)
  })
})
