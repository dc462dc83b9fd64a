import { describe, expect, it } from 'vitest'
import type { Division } from './division.ts'
import {
  divisionLabel,
  divisionPath,
  divisionTree,
  isWholeDivision,
  provinceCityOptions,
} from './division.ts'

function all(divisions: Division[]): Division[] {
  return divisions.flatMap((division) => [division, ...all(division.children ?? [])])
}

describe('divisions of China', () => {
  it('has all 34 provinces', () => {
    expect(divisionTree).toHaveLength(34)
  })

  it('uses six-digit codes, each once', () => {
    const codes = all(divisionTree).map(({ code }) => code)
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('shows no level that is not a place', () => {
    const labels = all(divisionTree).map(({ label }) => label)
    expect(labels.filter((label) => /直辖县级|^市辖区$|^县$/.test(label))).toEqual([])
  })

  it('puts districts below a municipality and 济源市 below its province', () => {
    expect(divisionLabel(['110000', '110102'])).toBe('北京市西城区')
    expect(divisionLabel(['410000', '419001'])).toBe('河南省济源市')
    expect(divisionLabel(['140000', '140400', '140403'])).toBe('山西省长治市潞州区')
    expect(divisionLabel([])).toBe('')
    expect(divisionLabel(['140000', '140411'])).toBe('山西省140411')
  })

  it('finds the way down to a code', () => {
    expect(divisionPath('140403')?.map(({ label }) => label)).toEqual([
      '山西省',
      '长治市',
      '潞州区',
    ])
    expect(divisionPath('810000')).toHaveLength(1)
    expect(divisionPath('999999')).toBeUndefined()
  })

  it('knows when a choice is whole', () => {
    expect(isWholeDivision(['140000', '140400'], 2)).toBe(true)
    expect(isWholeDivision(['140000'], 2)).toBe(false)
    expect(isWholeDivision(['140000', '140400'], 3)).toBe(false)
    expect(isWholeDivision(['140000', '140400', '140403'], 3)).toBe(true)
    expect(isWholeDivision(['110000', '110102'], 3)).toBe(true)
    expect(isWholeDivision(['810000'], 2)).toBe(true)
    expect(isWholeDivision(['140000', '110102'], 2)).toBe(false)
    expect(isWholeDivision([], 2)).toBe(false)
  })

  it('has the same provinces and cities without counties', () => {
    expect(provinceCityOptions).toHaveLength(34)
    expect(all(provinceCityOptions).length).toBeLessThan(600)
    expect(
      provinceCityOptions.flatMap(({ children = [] }) => children.flatMap((c) => c.children ?? [])),
    ).toEqual([])
  })
})
