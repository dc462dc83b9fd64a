import { checkIdNumber, normaliseIdNumber } from '../../identifiers/id-number.ts'
import { maskIdNumber } from '../../identifiers/masking.ts'
import { identifierProblem } from './identifier-problem.ts'
import { isText, type Kind } from './kind.ts'

/** A resident ID number (GB 11643-1999). Shown masked unless the lookups say otherwise. */
export const idNumberKind: Kind<'id-number', string> = {
  kind: 'id-number',
  accepts: isText,
  check(value, _field, { today }) {
    const check = checkIdNumber(value)
    if (!check.ok || check.birthDate <= today) return identifierProblem(check)
    return { code: 'birth_date', message: '身份证号里的出生日期还没有到，请对照身份证逐位核对' }
  },
  normalise: normaliseIdNumber,
  format: (value, _field, { unmask }) => {
    const idNumber = normaliseIdNumber(value)
    return unmask ? idNumber : maskIdNumber(idNumber)
  },
}
