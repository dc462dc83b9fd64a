import { labelOf } from '../../tables/option.ts'
import { isCodes, type Kind } from './kind.ts'

/** The codes of several options, in the order in which they were chosen. */
export const multiSelectKind: Kind<'multi-select', string[]> = {
  kind: 'multi-select',
  accepts: isCodes,
  check(value, { label, options, max }, { lookups }) {
    const codes = unique(value)
    if (codes.length > max) {
      const message = `${label}最多选 ${max} 项，现在选了 ${codes.length} 项，请去掉几项`
      return { code: 'too_many', message }
    }
    const offered = lookups.options(options)
    if (codes.every((code) => labelOf(offered, code) !== undefined)) return null
    return { code: 'option', message: `${label}里有一项已不再提供，请去掉后重新选择` }
  },
  normalise: unique,
  format: (value, { options }, lookups) => {
    const known = lookups.known(options)
    return unique(value)
      .map((code) => labelOf(known, code) ?? code)
      .join('、')
  },
}

function unique(codes: string[]): string[] {
  return [...new Set(codes)]
}
