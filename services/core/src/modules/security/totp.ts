import { timingSafeEqual } from 'node:crypto'
import { encodeBase32UpperCaseNoPadding } from '@oslojs/encoding'
import { createTOTPKeyURI, generateHOTP } from '@oslojs/otp'

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, thirty seconds. */
const periodSeconds = 30
const digits = 6
/** Clocks of phones go wrong: the step before and the one after count too. */
const drift = [0, -1, 1]

/** The number of the time step that an instant lies in. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / periodSeconds)
}

/** The time step that a code belongs to, of the three around now; null for a wrong code. */
export function matchStep(secret: Uint8Array, code: string, now: Date): number | null {
  const here = stepAt(now)
  const found = drift.find((by) => same(totpAt(secret, here + by), code))
  return found === undefined ? null : here + found
}

/** The code of a time step. */
export function totpAt(secret: Uint8Array, step: number): string {
  return generateHOTP(secret, BigInt(step), digits)
}

/** What the authenticator app scans. */
export function totpUri(issuer: string, accountName: string, secret: Uint8Array): string {
  return createTOTPKeyURI(issuer, accountName, secret, periodSeconds, digits)
}

/** The secret as one types it where there is no camera. */
export function secretInWords(secret: Uint8Array): string {
  return encodeBase32UpperCaseNoPadding(secret)
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
