import { describe, expect, it } from 'vitest'
import { formatYuan } from './format-yuan.ts'

describe('formatYuan', () => {
  it.each([
    [0, '0'],
    [5, '0.05'],
    [1_050, '10.50'],
    [1_000_000, '10,000'],
    [20_000_000, '200,000'],
    [123_456_789, '1,234,567.89'],
    [-50_000, '−500'],
  ])('writes %i fen as %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text)
  })
})
