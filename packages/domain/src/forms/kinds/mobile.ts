import { checkMobile, normaliseMobile } from '../../identifiers/mobile.ts'
import { identifierProblem } from './identifier-problem.ts'
import { isText, type Kind } from './kind.ts'

/** A mainland mobile number, 11 digits. */
export const mobileKind: Kind<'mobile', string> = {
  kind: 'mobile',
  accepts: isText,
  check: (value) => identifierProblem(checkMobile(value)),
  normalise: normaliseMobile,
  format: (value) => normaliseMobile(value),
}
