import fc from 'fast-check'
import { expect, it } from 'vitest'
import { yuanInWords } from './yuan-in-words.ts'

it.each([
  [20_000_000, '贰拾万元整'],
  [5_000_000, '伍万元整'],
  [3_000_000, '叁万元整'],
  [1_000_000, '壹万元整'],
  [140_950, '壹仟肆佰零玖元伍角'],
  [600_714, '陆仟零柒元壹角肆分'],
  [168_032, '壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '壹拾万零柒仟元伍角叁分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
  [32_504, '叁佰贰拾伍元零肆分'],
  [0, '零元整'],
  [50, '伍角'],
  [5, '伍分'],
  [55, '伍角伍分'],
  [1_000_100, '壹万零壹元整'],
  [10_000_000_000, '壹亿元整'],
  [10_000_000_100, '壹亿零壹元整'],
  [10_010_000_000, '壹亿零壹拾万元整'],
  [100_000_000_000_000, '壹万亿元整'],
  [120_000_000_000_000, '壹万贰仟亿元整'],
  [-150, '负壹元伍角'],
])('writes %i fen as %s', (amount, words) => {
  expect(yuanInWords(amount)).toBe(words)
})

it('writes different amounts differently, and never two zeros side by side', () => {
  const anyFen = fc.nat(999_999_999_999)
  fc.assert(
    fc.property(anyFen, anyFen, (a, b) => {
      expect(yuanInWords(a)).not.toContain('零零')
      return a === b || yuanInWords(a) !== yuanInWords(b)
    }),
  )
})
