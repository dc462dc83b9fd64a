/** Runs something once, so long after the last call for it. */
export interface Later {
  call(): void
  cancel(): void
}

/** Waits until calls have stopped for `ms`, but never longer than `most` after the first of them. */
export function later(run: () => void, ms: number, most = ms * 4): Later {
  let timer: ReturnType<typeof setTimeout> | undefined
  let first = 0
  const cancel = (): void => {
    clearTimeout(timer)
    first = 0
  }
  const call = (): void => {
    const now = Date.now()
    first ||= now
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        first = 0
        run()
      },
      Math.max(0, Math.min(ms, first + most - now)),
    )
  }
  return { call, cancel }
}
