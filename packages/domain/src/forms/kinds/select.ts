import { labelOf } from '../../tables/option.ts'
import { isText, type Kind } from './kind.ts'

/** The code of one option. */
export const selectKind: Kind<'select', string> = {
  kind: 'select',
  accepts: isText,
  check(value, { label, options }, { lookups }) {
    if (labelOf(lookups.options(options), value.trim()) !== undefined) return null
    return { code: 'option', message: `${label}里没有这一项，或已不再提供，请重新选择` }
  },
  normalise: (value) => value.trim(),
  format: (value, { options }, lookups) => labelOf(lookups.known(options), value.trim()) ?? value,
}
