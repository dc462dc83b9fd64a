import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { memberOf, type CurrentMember } from '../members/current-member.ts'

/** The member that an account acts for, and the application whose form holds its certified facts. */
export type OwnMember = { partyId: string; member: CurrentMember; join: ApplicationSpec }

/** The first of the account's parties that is, or was, a member here; none where none is. */
export async function ownMember(
  db: PrismaClient,
  { applications, identityTypes }: Blueprint,
  partyIds: readonly string[],
): Promise<OwnMember | null> {
  const found = await db.member.findFirst({
    where: { partyId: { in: [...partyIds] } },
    orderBy: { createdAt: 'asc' },
    select: { partyId: true, party: { select: { kind: true, identities: true } } },
  })
  if (!found) return null
  const { kind, identities } = found.party
  const joins = applications.filter(
    ({ kind: of, identityType }) =>
      of === 'join' &&
      identityTypes.some(({ slug, party }) => slug === identityType && party === kind),
  )
  const join =
    joins.find(({ identityType }) =>
      identities.some(({ typeSlug }) => typeSlug === identityType),
    ) ?? joins[0]
  const member = await memberOf(db, found.partyId)
  return member && join ? { partyId: found.partyId, member, join } : null
}
