import { idNumberCheckCharacter } from './id-number-check-character.ts'

export type IdNumberSeed = {
  /** Six digits; 990000 to 999999 belong to no division, so that no person holds the number. */
  area?: string
  /** `YYYY-MM-DD` */
  birthDate: string
  /** GB/T 2261.1 */
  sex: '1' | '2'
  /** 0 to 499, tells people of one place, day and sex apart. */
  serial: number
}

/**
 * A made-up, well-formed ID number for demo data and tests (GB 11643-1999), by default in an area
 * that does not exist. Throws RangeError on a bad seed.
 */
export function makeIdNumber({ area = '990000', birthDate, sex, serial }: IdNumberSeed): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > 499)
    throw new RangeError('serial is 0 to 499')
  const order = String(serial * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')
  const first17 = area + birthDate.replaceAll('-', '') + order
  return first17 + idNumberCheckCharacter(first17)
}
