import type { Kind } from './kind.ts'

/** Files hang on the case under the field's path; the answers hold nothing for them. */
export const fileKind: Kind<'file', never> = {
  kind: 'file',
  accepts: (_value): _value is never => false,
  check: () => null,
  normalise: (value) => value,
  format: () => '',
}
