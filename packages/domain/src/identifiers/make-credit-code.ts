import { CREDIT_CODE_ALPHABET, creditCodeCheckCharacter } from './credit-code-check-character.ts'

export type CreditCodeSeed = {
  /** 登记管理部门; 9 is the market regulator, 5 civil affairs. */
  department?: string
  /** 机构类别 within the department; 91 is an enterprise. */
  category?: string
  /** Six digits, GB/T 2260. */
  area: string
  /** Which unit: the same number gives the same code. Whole, from 0 to 31^7 − 1. */
  serial: number
}

/**
 * A made-up, well-formed credit code for demo data and tests (GB 32100-2015). The unit's body
 * begins with `MA` as the market regulator's newer codes do. Throws RangeError on a bad seed.
 */
export function makeCreditCode({
  department = '9',
  category = '1',
  area,
  serial,
}: CreditCodeSeed): string {
  if (!/^\d{6}$/.test(area)) throw new RangeError('area is six digits')
  const first17 = department + category + area + 'MA' + serialInBase31(serial)
  return first17 + creditCodeCheckCharacter(first17)
}

function serialInBase31(serial: number): string {
  if (!Number.isSafeInteger(serial) || serial < 0 || serial >= 31 ** 7) {
    throw new RangeError('serial is a whole number from 0 to 31^7 - 1')
  }
  let rest = serial
  const characters = Array.from({ length: 7 }, () => {
    const character = CREDIT_CODE_ALPHABET.charAt(rest % 31)
    rest = Math.floor(rest / 31)
    return character
  })
  return characters.reverse().join('')
}
