import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { dateColumn } from '../../kernel/dates.ts'
import type { DemoAccount, DemoCase, DemoHolder } from '../types.ts'
import type { World } from '../world.ts'

/** Writes logins with their consents, the staff's roles, parties, and who acts for which of them. */
export async function writePeople(tx: Tx, world: World, cases: readonly DemoCase[], holders: readonly DemoHolder[], passwordHash: string): Promise<void> {
  const members = [...new Map(cases.map(({ account }) => [account.id, account])).values()]
  await tx.account.createMany({ data: [...world.staff, ...members].map((account) => accountRow(account, passwordHash)) })
  await tx.roleGrant.createMany({
    data: world.staff.map(({ id, role, branch, createdAt }) => ({ id: newId(), accountId: id, role, branchSlug: branch, grantedAt: createdAt })),
  })
  await tx.consent.createMany({ data: [...privacyConsents(world, [...world.staff, ...members]), ...guideConsents(world, cases)] })
  await tx.party.createMany({ data: holders.map(partyRow) })
  await tx.mandate.createMany({ data: holders.flatMap(mandateRow) })
}

function accountRow({ id, mobile, name, email, unitName, createdAt, lastSignInAt }: DemoAccount, passwordHash: string) {
  return { id, mobile, userName: name, email, unitName, passwordHash, createdAt, lastSignInAt }
}

function partyRow({ partyId, kind, name, creditCode, isCertified, createdAt }: DemoHolder) {
  return { id: partyId, kind, name, creditCode: isCertified ? creditCode : null, createdAt }
}

function mandateRow({ partyId, account, createdAt }: DemoHolder) {
  if (!account) return []
  return [{ id: newId(), accountId: account.id, partyId, fromDate: dateColumn(dateInShanghai(createdAt)), paper: 'registration' }]
}

function privacyConsents({ blueprint }: World, accounts: readonly DemoAccount[]) {
  const { version } = blueprint.privacy
  return accounts.map(({ id, createdAt }) => ({ id: newId(), accountId: id, purpose: 'privacy', version, acceptedAt: createdAt }))
}

function guideConsents({ blueprint }: World, cases: readonly DemoCase[]) {
  const { version } = blueprint.joinGuide
  return cases
    .filter(({ spec }) => spec.needsGuide)
    .map(({ account, spec, createdAt }) => ({ id: newId(), accountId: account.id, purpose: `guide:${spec.slug}`, version, acceptedAt: createdAt }))
}
