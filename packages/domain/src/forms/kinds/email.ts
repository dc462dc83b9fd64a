import { checkEmail, normaliseEmail } from '../../identifiers/email.ts'
import { identifierProblem } from './identifier-problem.ts'
import { isText, type Kind } from './kind.ts'

/** A mail address. */
export const emailKind: Kind<'email', string> = {
  kind: 'email',
  accepts: isText,
  check: (value) => identifierProblem(checkEmail(value)),
  normalise: normaliseEmail,
  format: (value) => normaliseEmail(value),
}
