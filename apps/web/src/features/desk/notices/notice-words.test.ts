import { expect, it } from 'vitest'
import { instantOf, tomorrowAtNine } from './notice-words.ts'

it('takes what is typed for China’s time, whatever the device says', () => {
  expect(instantOf('2027-01-01T00:30')).toBe('2026-12-31T16:30:00.000Z')
  expect(instantOf('')).toBeNull()
})

it('offers tomorrow at nine, by China’s day', () => {
  expect(tomorrowAtNine(new Date('2026-12-31T15:00:00Z'))).toBe('2027-01-01T09:00')
  expect(tomorrowAtNine(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-02T09:00')
})
