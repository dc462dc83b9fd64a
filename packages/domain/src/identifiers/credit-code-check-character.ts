/** The 31 characters of a unified social credit code (GB 32100-2015, 4.2): no I, O, S, V, Z. */
export const CREDIT_CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 3^(i-1) mod 31 for the first 17 positions (GB 32100-2015, appendix A). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * The 18th character that the first 17 ask for: (31 − Σ cᵢ·wᵢ mod 31) mod 31.
 * Throws RangeError unless given 17 characters of the alphabet.
 */
export function creditCodeCheckCharacter(first17: string): string {
  if (first17.length !== WEIGHTS.length)
    throw new RangeError('a credit code body has 17 characters')
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * valueOf(first17.charAt(at)), 0)
  return CREDIT_CODE_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

function valueOf(character: string): number {
  const value = CREDIT_CODE_ALPHABET.indexOf(character)
  if (value < 0) throw new RangeError(`not in the credit code alphabet: ${character}`)
  return value
}
