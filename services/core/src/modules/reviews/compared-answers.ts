import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { ReviewCase } from '@guildhall/contract/review'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { pickAnswers } from '@guildhall/domain/forms/merge-answers'
import { pathOfMeaning } from '@guildhall/domain/forms/meaning'
import { setAnswer } from '@guildhall/domain/forms/answers'
import type { CaseInContext } from '../cases/case-record.ts'

/** What a case's answers are held against, and what to call it. */
export type Compared = { with: ReviewCase['comparedWith']; answers: unknown } | null

/**
 * For 信息变更 the certified facts in force, for 归属变更 the branch that the member belongs to, so that
 * old stands beside new from the first submission on; for any other case the submission before.
 */
export async function comparedAnswers(
  db: PrismaClient,
  { record, spec }: CaseInContext,
  submitted: unknown,
  previous: { answers: unknown } | null,
): Promise<Compared> {
  const isDecided = record.state === 'approved'
  if (spec.kind === 'change' && !isDecided) {
    const certified = await db.identityVersion.findFirst({
      where: { identity: { partyId: record.partyId, typeSlug: record.identityTypeSlug } },
      orderBy: { number: 'desc' },
      select: { answers: true },
    })
    // What is not certified (the reason of the change) has nothing to be held against.
    const registered = certified && {
      ...(submitted as Answers),
      ...pickAnswers(spec.form, certified.answers),
    }
    return { with: 'registered', answers: registered ?? {} }
  }
  if (spec.kind === 'affiliate' && !isDecided) {
    const member = await db.member.findFirst({
      where: { partyId: record.partyId },
      select: { branchSlug: true },
    })
    const path = pathOfMeaning(spec.form, submitted, 'branch') ?? ''
    const before = member?.branchSlug ?? undefined
    return { with: 'registered', answers: setAnswer(submitted as Answers, path, before) }
  }
  return previous && { with: 'submission', answers: previous.answers }
}
