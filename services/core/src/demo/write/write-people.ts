import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { DemoAccount, DemoCase, DemoHolder } from '../types.ts'
import type { World } from '../world.ts'
import { insertRows } from './insert-rows.ts'

/** Writes logins with their consents, the staff's roles, and parties. */
export async function writePeople(
  tx: Tx,
  world: World,
  cases: readonly DemoCase[],
  holders: readonly DemoHolder[],
  passwordHash: string,
): Promise<void> {
  const members = [...new Map(cases.map(({ account }) => [account.id, account])).values()]
  await insertRows(
    tx,
    'account',
    [...world.staff, ...members].map((account) => accountRow(account, passwordHash)),
  )
  await insertRows(
    tx,
    'role_grant',
    world.staff.map(({ id, role, branch, createdAt }) => ({
      id: newId(),
      accountId: id,
      role,
      branchSlug: branch,
      grantedAt: createdAt,
    })),
  )
  await insertRows(tx, 'consent', [
    ...privacyConsents(world, [...world.staff, ...members]),
    ...guideConsents(world, cases),
  ])
  await insertRows(tx, 'party', holders.map(partyRow))
}

function accountRow(
  { id, mobile, name, email, unitName, createdAt, lastSignInAt }: DemoAccount,
  passwordHash: string,
) {
  return { id, mobile, userName: name, email, unitName, passwordHash, createdAt, lastSignInAt }
}

function partyRow({ partyId, kind, name, creditCode, isCertified, createdAt }: DemoHolder) {
  return { id: partyId, kind, name, creditCode: isCertified ? creditCode : null, createdAt }
}

function privacyConsents({ blueprint }: World, accounts: readonly DemoAccount[]) {
  const { version } = blueprint.privacy
  return accounts.map(({ id, createdAt }) => ({
    id: newId(),
    accountId: id,
    purpose: 'privacy',
    version,
    acceptedAt: createdAt,
  }))
}

function guideConsents({ blueprint }: World, cases: readonly DemoCase[]) {
  const { version } = blueprint.joinGuide
  return cases
    .filter(({ spec }) => spec.needsGuide)
    .map(({ account, spec, createdAt }) => ({
      id: newId(),
      accountId: account.id,
      purpose: `guide:${spec.slug}`,
      version,
      acceptedAt: createdAt,
    }))
}
