const PAUSE = 500
const LONGEST_WAIT = 1000
const FIRST_RETRY = 1000
const LONGEST_RETRY = 30_000

/**
 * When typed content is sent, in ms: half a second after the last key, and no later than a second
 * after the first one that is not sent yet, so that a killed tab costs a second at most.
 */
export function dueAt(firstTyped: number, lastTyped: number): number {
  return Math.min(lastTyped + PAUSE, firstTyped + LONGEST_WAIT)
}

/**
 * How long to wait before trying again, in ms: doubled each time up to half a minute. `random` in
 * [0, 1) spreads the tries of many devices after an outage.
 */
export function retryAfter(failures: number, random: number): number {
  const longest = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.max(0, failures - 1))
  return Math.round(longest * (0.5 + random / 2))
}
