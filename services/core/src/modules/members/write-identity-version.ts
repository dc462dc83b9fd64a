import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'

/** Whose certified facts, as which identity type. */
export type IdentityKey = { partyId: string; typeSlug: string }

/** What makes a version: the case that certified it, or the account that changed it at once. */
export type VersionOrigin =
  | { caseId: string; madeBy?: undefined }
  | { caseId?: undefined; madeBy: string }

/** The certified facts in force: the newest version of an identity. */
export type Certified = { identityId: string; number: number; answers: Answers }

/**
 * The certified answers in force, none where the party was never certified. With `lock` nobody else
 * makes a version until the transaction ends.
 */
export async function certifiedAnswers(
  tx: Tx,
  { partyId, typeSlug }: IdentityKey,
  lock = false,
): Promise<Certified | null> {
  const { rows: locked } = await tx.sql.query<{ id: string }>(
    `select id from identity where tenant_id = current_tenant() and party_id = $1 and type_slug = $2${lock ? ' for update' : ''}`,
    [partyId, typeSlug],
  )
  const identityId = locked[0]?.id
  if (!identityId) return null
  const newest = await tx.identityVersion.findFirst({
    where: { identityId },
    orderBy: { number: 'desc' },
    select: { number: true, answers: true },
  })
  return newest && { identityId, number: newest.number, answers: newest.answers as Answers }
}

/**
 * Writes the next version of an identity, made with its first; under the identity's lock, so that two
 * who write at once make two versions. Answers the version's number.
 */
export async function writeIdentityVersion(
  tx: Tx,
  now: Date,
  key: IdentityKey,
  { answers, ...origin }: VersionOrigin & { answers: Answers },
): Promise<number> {
  const known = await certifiedAnswers(tx, key, true)
  const identityId = known?.identityId ?? (await identityOf(tx, now, key))
  const number = (known?.number ?? 0) + 1
  await tx.identityVersion.create({
    data: {
      id: newId(),
      identityId,
      number,
      caseId: origin.caseId ?? null,
      source: origin.caseId === undefined ? 'profile' : 'case',
      madeBy: origin.madeBy ?? null,
      answers: answers as object,
      certifiedAt: now,
    },
    select: { id: true },
  })
  return number
}

async function identityOf(tx: Tx, now: Date, key: IdentityKey): Promise<string> {
  const known = await tx.identity.findFirst({ where: key, select: { id: true } })
  if (known) return known.id
  const id = newId()
  await tx.identity.create({ data: { ...key, id, createdAt: now }, select: { id: true } })
  return id
}
