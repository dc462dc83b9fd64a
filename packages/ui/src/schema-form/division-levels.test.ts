import { expect, it } from 'vitest'
import type { Division } from '@guildhall/domain/tables/division'
import { chooseLevel, divisionLevels, isWholeChain, placeName } from './division-levels.ts'

const tree: Division[] = [
  {
    code: '140000',
    label: '山西省',
    children: [
      { code: '140400', label: '长治市', children: [{ code: '140403', label: '潞州区' }] },
    ],
  },
  { code: '810000', label: '香港特别行政区' },
]
const words = (codes: string[], depth: number) =>
  divisionLevels(tree, codes, depth).map(({ label, chosen, options }) => [
    label,
    chosen,
    options.length,
  ])

it('offers the level below the one that was chosen', () => {
  expect(words([], 2)).toEqual([
    ['省', '', 2],
    ['市', '', 0],
  ])
  expect(words(['140000'], 2)).toEqual([
    ['省', '140000', 2],
    ['市', '', 1],
  ])
  expect(words(['140000', '140400'], 3).at(-1)).toEqual(['区县', '', 1])
})

it('ends where there is nothing below', () => {
  expect(words(['810000'], 2)).toEqual([['省', '810000', 2]])
})

it('forgets what lay below a level that is chosen anew', () => {
  expect(chooseLevel(['140000', '140400'], 0, '810000')).toEqual(['810000'])
  expect(chooseLevel(['140000', '140400'], 1, '')).toEqual(['140000'])
})

it('knows a place that is chosen to the end, and its name', () => {
  expect(isWholeChain(tree, ['140000'], 2)).toBe(false)
  expect(isWholeChain(tree, ['140000', '140400'], 2)).toBe(true)
  expect(isWholeChain(tree, ['810000'], 2)).toBe(true)
  expect(placeName(tree, ['140000', '140400'])).toBe('山西省长治市')
  expect(placeName([], ['140000'])).toBe('140000')
})
