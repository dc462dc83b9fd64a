import type { ErrorCode } from '@guildhall/contract/errors'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { retryAfter } from '../draft/timing.ts'

/** What came of a call: its answer, or why there was none. */
export type Tried<T> = { value: T } | { trouble: Trouble }

/** A call's answer or its trouble, never an exception. */
export const tried = <T>(call: Promise<T>): Promise<Tried<T>> =>
  call.then(
    (value) => ({ value }),
    (error: unknown) => ({ trouble: troubleOf(error) }),
  )

const waiting: readonly (ErrorCode | 'network')[] = ['network', 'server.busy']
/** A line that is down is tried at least every eight seconds: somebody watches the bar. */
const SLOWEST = 4
/** How often a fault of the server is met before it is told. */
const MOST_FAULTS = 5

/**
 * Tries until there is an answer for good: waits out a line that is down as long as it takes, and
 * `onWait` hears of it. Rejects when `signal` ends it.
 */
export async function insist<T>(
  attempt: () => Promise<Tried<T>>,
  onWait: (isWaiting: boolean) => void,
  signal: AbortSignal,
): Promise<Tried<T>> {
  for (let failures = 1, faults = 0; ; failures += 1) {
    const outcome = await attempt()
    signal.throwIfAborted()
    if ('value' in outcome) return outcome
    const { code } = outcome.trouble
    if (code === 'server.fault') faults += 1
    const isPassing = waiting.includes(code) || (code === 'server.fault' && faults < MOST_FAULTS)
    if (!isPassing) return outcome
    onWait(true)
    await lineBack(retryAfter(Math.min(failures, SLOWEST), Math.random()), signal)
    onWait(false)
  }
}

/** Waits `ms`, or until the browser says that the line is back. */
function lineBack(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const end = (settle: () => void) => () => {
      over.abort()
      clearTimeout(timer)
      settle()
    }
    const timer = setTimeout(end(resolve), ms)
    window.addEventListener('online', end(resolve), { signal: over.signal })
    signal.addEventListener(
      'abort',
      end(() => reject(signal.reason)),
      { signal: over.signal },
    )
  })
}
