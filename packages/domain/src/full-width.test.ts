import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUnseen, toHalfWidth, withoutUnseen } from './full-width.ts'

describe('toHalfWidth', () => {
  it('mends what a Chinese input method types in full width', () => {
    expect(toHalfWidth('９１３５０１００Ｍ　＠（）')).toBe('91350100M @()')
  })

  it('leaves Chinese text and ideographic punctuation alone', () => {
    expect(toHalfWidth('电力建设。“会员”')).toBe('电力建设。“会员”')
  })

  it('keeps every position', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => toHalfWidth(text).length === text.length,
      ),
    )
  })
})

describe('characters that nobody sees', () => {
  it('finds blanks, tabs and zero-width characters', () => {
    expect(findUnseen('91 3')).toBe(2)
    expect(findUnseen('913\u200B')).toBe(3)
    expect(findUnseen('\uFEFF913')).toBe(0)
    expect(findUnseen('9135')).toBe(-1)
  })

  it('takes all of them away', () => {
    expect(withoutUnseen(' 9\t1\u200B3\n5 ')).toBe('9135')
  })
})
