import { describe, expect, it } from 'vitest'
import { closingLine, outcome } from './tally.mjs'

function tally(passed: number, failed = 0, skipped = 0) {
  return { passed, failed, skipped }
}

describe('the outcome of a test run', () => {
  it.each([
    ['all passed', { exitCode: 0, tally: tally(3), requireAll: true }, '3 passed, 0 failed', 0],
    ['one failed', { exitCode: 1, tally: tally(2, 1), requireAll: false }, '2 passed, 1 failed', 1],
    [
      'it died before it counted',
      { exitCode: 1, tally: null, requireAll: false },
      '0 passed, 1 failed',
      1,
    ],
    [
      'it ended badly though all passed',
      { exitCode: 1, tally: tally(3), requireAll: false },
      '3 passed, 1 failed',
      1,
    ],
    [
      'it found nothing',
      { exitCode: 0, tally: tally(0), requireAll: false },
      '0 passed, 1 failed',
      1,
    ],
    [
      'it skipped',
      { exitCode: 0, tally: tally(3, 0, 2), requireAll: false },
      '3 passed, 0 failed',
      0,
    ],
    [
      'it skipped though all is required',
      { exitCode: 0, tally: tally(3, 0, 2), requireAll: true },
      '3 passed, 2 failed',
      1,
    ],
  ])('when %s', (_, run, line, exitCode) => {
    const result = outcome(run)
    expect(closingLine(result)).toBe(line)
    expect(result.exitCode).toBe(exitCode)
  })
})
