/** How long after a decision the next one is refused: the second click of a double click. */
export const SETTLE_MS = 700

/**
 * Lets one decision through at a time. After one, the next case opens under the same button and
 * key, so that a double click would decide that one too: the gate stays shut until it has settled.
 */
export function createDecisionGate(now: () => number = Date.now) {
  let busy = false
  let openFrom = 0
  const decided = new Set<string>()

  return {
    /** Whether a decision on this version of a case may go out; if so no other may until it has left. */
    enter(what: string): boolean {
      if (busy || now() < openFrom || decided.has(what)) return false
      busy = true
      return true
    },
    /** The answer came: a version that was decided is never decided again from here. */
    leave(what: string, done: boolean): void {
      busy = false
      if (!done) return
      decided.add(what)
      openFrom = now() + SETTLE_MS
    },
  }
}

export type DecisionGate = ReturnType<typeof createDecisionGate>
