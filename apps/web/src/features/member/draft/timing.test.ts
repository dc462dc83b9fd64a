import { expect, it } from 'vitest'
import { dueAt, retryAfter } from './timing.ts'

it('saves soon after the last key, and within a second even while one types on', () => {
  expect(dueAt(0, 0)).toBe(500)
  expect(dueAt(0, 300)).toBe(800)
  expect(dueAt(0, 900)).toBe(1000)
})

it('tries again ever later, up to half a minute, never all at once', () => {
  expect([1, 2, 3, 4].map((failures) => retryAfter(failures, 0.999))).toEqual([
    1000, 1999, 3998, 7996,
  ])
  expect(retryAfter(1, 0)).toBe(500)
  expect(retryAfter(50, 0.999)).toBeLessThanOrEqual(30_000)
})
