import { expect, it } from 'vitest'
import { shareDone } from './share-done.ts'

it('has probably come two thirds of the way after as many tries as one expects', () => {
  expect(shareDone(256, '00')).toBeCloseTo(0.632, 2)
})

it('moves forward and never claims to be finished', () => {
  const steps = [0, 50, 200, 1_000, 5_000].map((tries) => shareDone(tries, '000'))
  expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  expect(steps.every((step) => step < 1)).toBe(true)
})
