import { expect, it } from 'vitest'
import { matchStep, stepAt, totpAt, totpUri } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('agrees with RFC 6238, appendix B, at second %i', (seconds, code) => {
  expect(totpAt(secret, stepAt(at(seconds)))).toBe(code)
})

it('takes the step before and the one after, and no other', () => {
  const now = at(1_800_000_015)
  const here = stepAt(now)
  for (const by of [-1, 0, 1])
    expect(matchStep(secret, totpAt(secret, here + by), now)).toBe(here + by)
  for (const by of [-2, 2]) expect(matchStep(secret, totpAt(secret, here + by), now)).toBeNull()
  expect(matchStep(secret, '', now)).toBeNull()
})

it('tells the app whose it is', () => {
  expect(totpUri('示例', '13800138000', secret)).toMatch(/^otpauth:\/\/totp\/.+secret=GEZDGNBV/)
})
