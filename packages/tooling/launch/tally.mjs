/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * What a test run came to. A run that died before it could count, or ended badly although every test
 * passed, has failed; with everything required, so has one that skipped or found nothing.
 * @param {{ exitCode: number, tally: Count | null, requireAll: boolean }} run exitCode: vitest's own
 * @returns {{ passed: number, failed: number, exitCode: number, note: string }}
 */
export function outcome({ exitCode, tally, requireAll }) {
  const { passed, failed, skipped } = tally ?? { passed: 0, failed: 0, skipped: 0 }
  const missed = requireAll ? skipped : 0
  const silent = failed + missed === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0
  return {
    passed,
    failed: failed + missed + silent,
    exitCode: failed + missed + silent > 0 ? 1 : 0,
    note: noteOf(skipped, silent),
  }
}

/** @param {number} skipped @param {number} silent */
function noteOf(skipped, silent) {
  const notes = []
  if (skipped > 0) notes.push(`${skipped} tests are marked to be skipped.`)
  if (silent > 0)
    notes.push('The run ended without a result; the lines above say why. It counts as one failure.')
  return notes.join('\n')
}

/** The last line of `npm test`, alone. @param {{ passed: number, failed: number }} result */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}
