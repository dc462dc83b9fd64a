import { DomainError } from '@guildhall/contract/errors'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Grant } from '@guildhall/domain/permissions/actor'
import { grantOf } from './staff-lock.ts'

export type ColleagueNow = { accountId: string; status: string; grants: Grant[] }

/** Somebody who holds a role here. Throws `not-found` for members, strangers and other associations'. */
export async function readColleague(tx: Tx, accountId: string): Promise<ColleagueNow> {
  const account = await tx.account.findFirst({
    where: { id: accountId, roleGrants: { some: { endedAt: null } } },
    select: {
      status: true,
      roleGrants: { where: { endedAt: null }, select: { role: true, branchSlug: true } },
    },
  })
  if (!account) throw new DomainError('not-found')
  return { accountId, status: account.status, grants: account.roleGrants.map(grantOf) }
}
