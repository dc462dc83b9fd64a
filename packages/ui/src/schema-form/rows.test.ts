import { isRowId } from '@guildhall/domain/forms/path'
import { expect, it } from 'vitest'
import { insertRow, newRowId } from './rows.ts'

it('makes ids that a path can carry', () => {
  const ids = Array.from({ length: 200 }, newRowId)
  expect(ids.every(isRowId)).toBe(true)
  expect(new Set(ids).size).toBe(200)
})

it('puts a removed row back where it was, once', () => {
  const rows = [{ _id: 'a' }, { _id: 'c' }]
  const back = insertRow(rows, { _id: 'b', name: '甲' }, 1)
  expect(back.map(({ _id }) => _id)).toEqual(['a', 'b', 'c'])
  expect(insertRow(back, { _id: 'b' }, 0)).toEqual(back)
})
