/** Runs a job, then again so long after each end, until stopped; never twice at once. */
export function repeat(everyMs: number, job: () => Promise<void>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<void> = Promise.resolve()

  const turn = () => {
    running = job().finally(() => {
      if (!stopped) timer = setTimeout(turn, everyMs)
    })
  }
  turn()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
