import { expect, it } from 'vitest'
import { nudgeFrom } from './nudge.ts'

it('lets a case be nudged once the promised working days are over, and not again too soon', () => {
  // Thursday, five working days: the Thursday after is the last promised one.
  expect(nudgeFrom({ workingDays: 5 }, '2026-03-05', null, 3)).toBe('2026-03-13')
  expect(nudgeFrom({ workingDays: 5 }, '2026-03-05', '2026-03-13', 3)).toBe('2026-03-18')
})

it('counts the holidays of China as nobody’s working days', () => {
  expect(nudgeFrom({ workingDays: 1 }, '2026-09-30', null, 3)).toBe('2026-10-09')
})

it('knows no nudge where a sitting’s date decides', () => {
  expect(nudgeFrom({}, '2026-03-05', null, 3)).toBeNull()
})
