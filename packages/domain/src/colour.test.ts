import { describe, expect, it } from 'vitest'
import { colourDistance, contrastOnWhite } from './colour.ts'

describe('contrastOnWhite', () => {
  it.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#777777', 4.48],
  ])('%s has %d', (color, contrast) => {
    expect(contrastOnWhite(color)).toBeCloseTo(contrast, 2)
  })

  it('refuses what is no colour', () => {
    expect(() => contrastOnWhite('red')).toThrow(RangeError)
  })
})

describe('colourDistance', () => {
  it('is nothing from a colour to itself and 100 from black to white', () => {
    expect(colourDistance('#8a3b12', '#8a3b12')).toBe(0)
    expect(colourDistance('#000000', '#ffffff')).toBeCloseTo(100, 3)
  })
})
