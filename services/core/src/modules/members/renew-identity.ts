import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { rebaseAnswers } from '@guildhall/domain/forms/rebase-answers'
import type { CaseInContext } from '../cases/case-record.ts'

/** The answers that a renewal was begun with; null where it is none, or that version is gone. */
export async function baseAnswers(
  tx: Pick<Tx | PrismaClient, 'identityVersion'>,
  { record }: Pick<CaseInContext, 'record'>,
): Promise<Answers | null> {
  if (record.baseVersion === null) return null
  const base = await tx.identityVersion.findFirst({
    where: {
      number: record.baseVersion,
      identity: { partyId: record.partyId, typeSlug: record.identityTypeSlug },
    },
    select: { answers: true },
  })
  return base && (base.answers as Answers)
}

/**
 * What a renewal comes to over the certified facts of this moment: what it changed holds, what it left
 * alone follows what has been certified meanwhile.
 */
export async function renewedAnswers(
  tx: Pick<Tx | PrismaClient, 'identityVersion'>,
  found: CaseInContext,
  now: Answers | undefined,
  asked: Answers,
): Promise<Answers> {
  const base = now && (await baseAnswers(tx, found))
  return base ? rebaseAnswers(found.spec.form, { base, now, asked }) : asked
}
