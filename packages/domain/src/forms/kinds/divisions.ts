import { isWholePlace } from './division.ts'
import { isCodes, type Kind } from './kind.ts'

const MOST_PLACES = 100
const DEEPEST = 3

/** Several places, each by its codes from the province down (GB/T 2260), in the order chosen. */
export const divisionsKind: Kind<'divisions', string[][]> = {
  kind: 'divisions',
  accepts: isPlaces,
  check(value, { label, depth, max }, { lookups }) {
    const places = unique(value)
    if (places.length > max) {
      const message = `${label}最多选 ${max} 处，现在选了 ${places.length} 处，请去掉几处`
      return { code: 'too_many', message }
    }
    if (places.every((codes) => isWholePlace(codes, depth, lookups))) return null
    const asked = depth === 2 ? '省和市' : '省、市和区县'
    return { code: 'option', message: `${label}里有一处没有选到${asked}，请去掉后重新选择` }
  },
  normalise: unique,
  format: (value, _field, { division }) =>
    unique(value)
      .map((codes) => division?.label(codes) ?? codes.join(' '))
      .join('、'),
}

function isPlaces(value: unknown): value is string[][] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_PLACES &&
    value.every((codes) => isCodes(codes) && codes.length <= DEEPEST)
  )
}

/** Each place once; what names none is left out. */
function unique(places: readonly (readonly string[])[]): string[][] {
  const found = new Map<string, string[]>(places.map((codes) => [codes.join('/'), [...codes]]))
  return [...found.values()].filter((codes) => codes.length > 0)
}
