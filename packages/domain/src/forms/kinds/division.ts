import type { Lookups } from '../lookups.ts'
import { isCodes, type Kind } from './kind.ts'

/** A place by the codes from the province down, six digits each (GB/T 2260). */
export const divisionKind: Kind<'division', string[]> = {
  kind: 'division',
  accepts: isCodes,
  check(value, { label, depth }, { lookups }) {
    if (isWholePlace(value, depth, lookups)) return null
    const missing = depth === 2 ? '请选到省和市' : '请选到省、市和区县'
    return { code: 'option', message: `${label}还没有选完，${missing}` }
  },
  normalise: (value) => [...value],
  format: (value, _field, { division }) => division?.label(value) ?? value.join(' '),
}

/** Whether codes name a place down to the depth that is asked, as far as the lookups can tell. */
export function isWholePlace(
  codes: readonly string[],
  depth: number,
  { division }: Lookups,
): boolean {
  return division?.isWhole(codes, depth) ?? isWellFormed(codes, depth)
}

/** As much as can be told without the table: six digits each, each within the one above. */
function isWellFormed(codes: readonly string[], depth: number): boolean {
  const isChain = codes.every(
    (code) => /^\d{6}$/.test(code) && code.slice(0, 2) === codes[0]?.slice(0, 2),
  )
  return isChain && codes.length > 0 && codes.length <= depth
}
