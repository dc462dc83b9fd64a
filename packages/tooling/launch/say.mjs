/**
 * A failure that a person can mend: printed as its one sentence, without a stack.
 * Anything else that is thrown is a fault of ours and keeps its stack.
 */
export class Sentence extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Prints one line of progress. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs a command's main function and turns its outcome into the exit code.
 * @param {() => Promise<number | void>} main resolves to the exit code, 0 when it says nothing
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof Sentence ? error.message : describeFault(error)}\n`)
    process.exitCode = error instanceof Sentence ? error.exitCode : 1
  }
}

/** @param {unknown} error */
function describeFault(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Times a step of the launcher.
 * @template T
 * @param {string} done what to print before the seconds, e.g. "Dependencies are in place"
 * @param {() => Promise<T>} step
 */
export async function timed(done, step) {
  const began = performance.now()
  const value = await step()
  say(`${done} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  return value
}
