/**
 * How likely it is, from 0 to 1, that a proof of work was found within so many tries, where each
 * derived key begins with the wanted hexadecimal prefix once in 16^length. Shown as progress: it
 * moves evenly and never claims to be finished. A long prefix is a hidden number, about which nothing
 * is known; then it creeps.
 */
export function shareDone(tries: number, keyPrefix: string): number {
  const expected = keyPrefix.length > 6 ? 10_000 : 16 ** keyPrefix.length
  return 1 - Math.exp(-tries / expected)
}
