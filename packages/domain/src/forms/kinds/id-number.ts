import { checkIdNumber, normaliseIdNumber } from '../../identifiers/id-number.ts'
import { maskIdNumber } from '../../identifiers/masking.ts'
import { HIDDEN, isKept, isSealed, type KeptAnswer, type SealedAnswer } from '../secret-value.ts'
import { identifierProblem } from './identifier-problem.ts'
import { isText, type Kind } from './kind.ts'

/**
 * A resident ID number (GB 11643-1999), secret: as typed, as its writer gets it back (`kept`), or as
 * the database holds it (`sealed`). Shown masked unless the lookups say otherwise.
 */
export const idNumberKind: Kind<'id-number', string | KeptAnswer | SealedAnswer> = {
  kind: 'id-number',
  accepts: (value) => isText(value) || isKept(value) || isSealed(value),
  check(value, { label }, { today }) {
    if (typeof value !== 'string')
      return isKept(value) && value.kept !== HIDDEN
        ? null
        : { code: 'length', message: `之前填的${label}不完整或有误，请重新填写` }
    const check = checkIdNumber(value)
    if (!check.ok || check.birthDate <= today) return identifierProblem(check)
    return { code: 'birth_date', message: '身份证号里的出生日期还没有到，请对照身份证逐位核对' }
  },
  normalise: (value) => (typeof value === 'string' ? normaliseIdNumber(value) : value),
  format: (value, _field, { unmask }) => {
    if (typeof value !== 'string') return isKept(value) ? value.kept : HIDDEN
    const idNumber = normaliseIdNumber(value)
    return unmask ? idNumber : maskIdNumber(idNumber)
  },
  mask(plain) {
    const check = checkIdNumber(plain)
    return check.ok ? maskIdNumber(check.idNumber) : HIDDEN
  },
}
