import { randomInt } from 'node:crypto'

/** Crockford's alphabet: no I, L, O, U, so that a code can be read out and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A random code of five bits a character: 16 characters are 80 bits, 20 are 100. */
export function randomCode(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(32)]).join('')
}
