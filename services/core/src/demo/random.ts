/** Numbers that look random and are the same for the same seed. Never for secrets. */
export type Random = {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(share: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** So many of a list, in an order of their own. */
  sample<T>(list: readonly T[], count: number): T[]
  /** Crockford's characters, five bits each. */
  code(length: number): string
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A generator of the given seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    const found = list[int(0, list.length - 1)]
    if (found === undefined) throw new RangeError('nothing to pick from')
    return found
  }
  return {
    int,
    pick,
    chance: (share) => next() < share,
    sample: (list, count) =>
      list
        .map((each) => ({ each, order: next() }))
        .toSorted((a, b) => a.order - b.order)
        .slice(0, count)
        .map(({ each }) => each),
    code: (length) => Array.from({ length }, () => CROCKFORD.charAt(int(0, 31))).join(''),
  }
}
