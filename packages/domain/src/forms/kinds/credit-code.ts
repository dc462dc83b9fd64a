import { checkCreditCode, normaliseCreditCode } from '../../identifiers/credit-code.ts'
import { identifierProblem } from './identifier-problem.ts'
import { isText, type Kind } from './kind.ts'

/** A unified social credit code (GB 32100-2015). */
export const creditCodeKind: Kind<'credit-code', string> = {
  kind: 'credit-code',
  accepts: isText,
  check: (value) => identifierProblem(checkCreditCode(value)),
  normalise: normaliseCreditCode,
  format: (value) => normaliseCreditCode(value),
}
