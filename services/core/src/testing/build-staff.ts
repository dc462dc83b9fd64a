import type { Applicant } from './build-case.ts'
import { signedInClient } from './build-account.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

/** Somebody of the association who holds a role, for a branch where one is named; signed in. */
export function buildStaff(
  test: TestProgram,
  site: TestSite,
  role: string,
  { branch = null, userName }: { branch?: string | null; userName?: string } = {},
): Promise<Applicant> {
  return signedInClient(test, site, {
    ...(userName ? { userName } : {}),
    roles: [{ role, branch }],
  })
}
