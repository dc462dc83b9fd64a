import type { Clock } from '../kernel/clock.ts'

/** The real time, moved: sessions and jobs ask the database, so a test walks on from now. */
export type TestClock = Clock & { advance(ms: number): void }

export function createTestClock(): TestClock {
  let offset = 0
  return {
    now: () => new Date(Date.now() + offset),
    advance: (ms) => void (offset += ms),
  }
}
