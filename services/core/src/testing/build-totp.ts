import { decodeBase32 } from '@oslojs/encoding'
import { stepAt, totpAt } from '../modules/security/totp.ts'
import type { TestClient } from './test-client.ts'
import type { TestDeps } from './start-test-program.ts'

export type BuiltTotp = {
  recoveryCodes: string[]
  /** The code of the time step `by` steps from now. */
  code(by?: number): string
}

/** Sets a second factor up through the page's own calls; the step of now is used up by that. */
export async function enrol(test: TestDeps, client: TestClient): Promise<BuiltTotp> {
  const { secret } = await client.api.security.beginTotp.mutate({})
  const key = decodeBase32(secret)
  const code = (by = 0) => totpAt(key, stepAt(test.clock.now()) + by)
  const { codes } = await client.api.security.confirmTotp.mutate({ code: code() })
  return { recoveryCodes: codes, code }
}
