import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids are UUID v7 and sort by the time of their making', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(1000)
})
