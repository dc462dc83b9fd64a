import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import {
  isMatter,
  isStaffMatter,
  renews,
  type ApplicationSpec,
} from '@guildhall/domain/blueprint/application'
import { applicationOf, blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { readToPay } from '../dues/opening.ts'
import { demandMatter } from '../members/current-member.ts'
import { certifiedAnswers } from '../members/write-identity-version.ts'
import { demandGuide } from './accept-guide.ts'
import { firstAnswers } from './first-answers.ts'
import { hangFirstFiles } from './first-files.ts'
import { openDraft } from './open-draft.ts'
import { ownParty, refuseCertified } from './own-party.ts'

const openStates = ['draft', 'submitted', 'returned']

/**
 * The account's open case for an application, made if there is none. Two tabs and a double click get
 * the same one: a partial unique index allows one open case per party, identity type and kind.
 */
export async function startCase(
  ctx: SignedInContext,
  input: { application: string },
): Promise<{ caseId: string }> {
  const current = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const spec = applicationOf(current, input.application)
  const identityType = current.content.identityTypes.find((type) => type.slug === spec.identityType)
  if (!identityType || isStaffMatter(spec.kind)) throw new DomainError('not-found')
  if (spec.needsGuide) await demandGuide(ctx, spec.slug)
  try {
    return await transact(ctx, (work) => findOrCreate(ctx, work, spec, identityType.party))
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error
    return transact(ctx, (work) => findOrCreate(ctx, work, spec, identityType.party))
  }
}

async function findOrCreate(
  ctx: SignedInContext,
  work: Work,
  spec: ApplicationSpec,
  kind: 'unit' | 'person',
) {
  const { accountId: id, unitName, userName } = ctx.actor
  const party = await ownParty(ctx, work.tx, { id, unitName, userName }, kind)
  if (spec.kind === 'join') await refuseMember(ctx, work.tx, party.id)
  if (spec.kind === 'handover') await refuseCertified(work.tx, party.id)
  if (isMatter(spec.kind)) await demandMatter(work.tx, party.id, spec.kind, todayOf(ctx.deps.clock))
  const open = await work.tx.case.findFirst({
    where: {
      partyId: party.id,
      identityTypeSlug: spec.identityType,
      kind: spec.kind,
      state: { in: openStates },
    },
    select: { id: true },
  })
  if (open) return { caseId: open.id }
  return createDraft(ctx, work, spec, party)
}

async function createDraft(
  ctx: SignedInContext,
  work: Work,
  spec: ApplicationSpec,
  party: { id: string; name: string },
) {
  const caseId = newId()
  const key = { partyId: party.id, typeSlug: spec.identityType }
  const certified = await certifiedAnswers(work.tx, key)
  await openDraft(ctx, work.tx, {
    caseId,
    spec,
    party,
    accountId: ctx.actor.accountId,
    enteredBy: null,
    onPaper: false,
    baseVersion: renews(spec.kind) ? (certified?.number ?? null) : null,
    answers: await firstAnswers(ctx, work.tx, spec, party.id, certified),
  })
  await hangFirstFiles(ctx, work.tx, spec, { caseId, partyId: party.id })
  return { caseId }
}

/** A membership that runs, will run, or waits for its first payment. A lapsed one may be applied for again. */
async function refuseMember(ctx: SignedInContext, tx: Tx, partyId: string): Promise<void> {
  const today = todayOf(ctx.deps.clock)
  const { content } = await blueprintInForce(ctx)
  const toPay = await readToPay(tx.sql, content, [partyId], today)
  if (toPay.size > 0) throw new DomainError('case.awaits-payment')
  const member = await tx.member.findFirst({
    where: {
      partyId,
      OR: [
        { membershipPeriods: { some: { toDate: { gt: dateColumn(today) } } } },
        { membershipPeriods: { none: {} } },
      ],
    },
    select: { id: true },
  })
  if (member) throw new DomainError('case.already-member')
}
