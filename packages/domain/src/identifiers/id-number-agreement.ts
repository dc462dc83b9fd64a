import { idNumberFacts } from './id-number.ts'

export type IdNumberDisagreement = { about: 'birth_date' | 'sex'; message: string; mend: string }

/**
 * What a form says elsewhere and a valid ID number contradicts: date of birth (`YYYY-MM-DD`) and
 * sex (GB/T 2261.1; 0 and 9 say nothing and agree). Facts that are not given are not compared.
 */
export function idNumberDisagreements(
  idNumber: string,
  told: { birthDate?: string; sex?: string },
): IdNumberDisagreement[] {
  const facts = idNumberFacts(idNumber)
  const mend = '请核对两处，改正填错的一处'
  const found: IdNumberDisagreement[] = []
  if (told.birthDate && told.birthDate !== facts.birthDate) {
    found.push({ about: 'birth_date', message: '出生日期与身份证号里的不一致', mend })
  }
  if ((told.sex === '1' || told.sex === '2') && told.sex !== facts.sex) {
    found.push({ about: 'sex', message: '性别与身份证号里的不一致', mend })
  }
  return found
}
