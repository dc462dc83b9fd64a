import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { ReviewCase } from '@guildhall/contract/review'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { pickAnswers } from '@guildhall/domain/forms/merge-answers'
import { pathOfMeaning } from '@guildhall/domain/forms/meaning'
import { setAnswer } from '@guildhall/domain/forms/answers'
import { baseAnswers, renewedAnswers } from '../members/renew-identity.ts'
import type { CaseInContext } from '../cases/case-record.ts'

/** What a case's answers are held against, and what to call it; `after` is what they come to. */
export type Compared = {
  with: ReviewCase['comparedWith']
  answers: unknown
  after: unknown
} | null

/**
 * For a renewal (修改资料, 信息变更) the certified facts in force, once decided those that it was begun
 * over; for 归属变更 the branch that the member belongs to; so that old stands beside new from the first
 * submission on. For any other case the submission before.
 */
export async function comparedAnswers(
  db: PrismaClient,
  found: CaseInContext,
  submitted: unknown,
  previous: { answers: unknown } | null,
): Promise<Compared> {
  const { record, spec } = found
  const isDecided = record.state === 'approved'
  if (record.baseVersion !== null) return renewalCompared(db, found, submitted as Answers)
  if (spec.kind === 'affiliate' && !isDecided) {
    const member = await db.member.findFirst({
      where: { partyId: record.partyId },
      select: { branchSlug: true },
    })
    const path = pathOfMeaning(spec.form, submitted, 'branch') ?? ''
    const before = member?.branchSlug ?? undefined
    return {
      with: 'registered',
      answers: setAnswer(submitted as Answers, path, before),
      after: submitted,
    }
  }
  return previous && { with: 'submission', answers: previous.answers, after: submitted }
}

/** A renewal beside what it renews: the outcome of an approval now, so that nothing else comes of it. */
export async function renewalCompared(
  db: PrismaClient,
  found: CaseInContext,
  submitted: Answers,
): Promise<NonNullable<Compared>> {
  const { record, spec } = found
  const isDecided = record.closedAt !== null
  const certified = isDecided
    ? await baseAnswers(db, found)
    : await newestAnswers(db, record.partyId, record.identityTypeSlug)
  // What is not certified (the reason of the change) has nothing to be held against.
  const shown = spec.kind === 'change' ? submitted : {}
  return {
    with: isDecided ? 'before' : 'registered',
    answers: certified ? { ...shown, ...pickAnswers(spec.form, certified) } : shown,
    after: isDecided
      ? submitted
      : await renewedAnswers(db, found, certified ?? undefined, submitted),
  }
}

async function newestAnswers(
  db: PrismaClient,
  partyId: string,
  typeSlug: string,
): Promise<Answers | null> {
  const newest = await db.identityVersion.findFirst({
    where: { identity: { partyId, typeSlug } },
    orderBy: { number: 'desc' },
    select: { answers: true },
  })
  return newest && (newest.answers as Answers)
}
