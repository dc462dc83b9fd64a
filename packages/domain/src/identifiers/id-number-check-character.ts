/** 2^(18-i) mod 11 for the first 17 positions (GB 11643-1999, 4.2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character by Σ mod 11 (GB 11643-1999; ISO 7064 MOD 11-2). */
const CHECK_CHARACTERS = '10X98765432'

/** The 18th character that 17 digits ask for. Throws RangeError unless given 17 digits. */
export function idNumberCheckCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('an ID number body is 17 digits')
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17.charAt(at)), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}
