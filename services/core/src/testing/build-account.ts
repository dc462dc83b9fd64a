import { randomBytes } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import type { Grant } from '@guildhall/domain/permissions/actor'
import { hashSessionId } from '../auth/session-adapter.ts'
import { cookieName } from '../auth/sessions.ts'
import type { TestClient } from './test-client.ts'
import type { TestDeps, TestProgram, TestSite } from './start-test-program.ts'

export type AccountWishes = {
  mobile?: string
  userName?: string
  unitName?: string
  email?: string
  status?: 'active' | 'suspended'
  lastSignInAt?: Date
  roles?: readonly Grant[]
}
export type BuiltAccount = { id: string; mobile: string; password: string }

/** What every built account signs in with. */
export const testPassword = 'Lantern-and-Rope-7'

let numbers = 0
let hashed: Promise<string> | undefined

/** A mobile that no other call in this process got. */
export function freshMobile(): string {
  numbers += 1
  return `185${String(numbers).padStart(8, '0')}`
}

/** An account with the roles wished for, straight in the database. */
export async function buildAccount(
  { deps }: TestDeps,
  site: TestSite,
  wishes: AccountWishes = {},
): Promise<BuiltAccount> {
  const {
    roles = [],
    mobile = freshMobile(),
    userName = `联系人${mobile.slice(-4)}`,
    ...rest
  } = wishes
  hashed ??= deps.passwords.hash(testPassword)
  const now = deps.clock.now()
  const id = newId()
  const db = deps.database.tenantDb(site.tenantId)
  await db.account.create({
    data: {
      id,
      mobile,
      userName,
      unitName: '示例单位',
      passwordHash: await hashed,
      createdAt: now,
      lastSignInAt: now,
      ...rest,
    },
    select: { id: true },
  })
  for (const { role, branch: branchSlug } of roles) {
    await db.roleGrant.create({
      data: { id: newId(), accountId: id, role, branchSlug },
      select: { id: true },
    })
  }
  return { id, mobile, password: testPassword }
}

/** A session of an account, as its cookie has it; begun with a proof unless `stale`. */
export async function buildSession(
  { deps }: TestDeps,
  site: TestSite,
  accountId: string,
  { stale = false } = {},
): Promise<string> {
  const sessionId = randomBytes(20).toString('hex')
  await deps.database.tenantDb(site.tenantId).session.create({
    data: {
      idHash: hashSessionId(sessionId),
      accountId,
      expiresAt: new Date(Date.now() + 3_600_000),
      steppedUpAt: stale ? null : deps.clock.now(),
    },
    select: { idHash: true },
  })
  return sessionId
}

/** A browser that is signed in as a new account. */
export async function signedInClient(
  test: TestProgram,
  site: TestSite,
  wishes: AccountWishes = {},
): Promise<TestClient & { account: BuiltAccount }> {
  const account = await buildAccount(test, site, wishes)
  const client = test.visitor(site)
  client.cookies.set(cookieName(test.deps.env), await buildSession(test, site, account.id))
  return { ...client, account }
}
