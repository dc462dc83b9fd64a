import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { isMatter, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { demandMember } from '../members/current-member.ts'
import { demandGuide } from './accept-guide.ts'
import { firstAnswers } from './first-answers.ts'
import { hangFirstFiles } from './first-files.ts'

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
  if (!identityType) throw new DomainError('not-found')
  if (spec.needsGuide) await demandGuide(ctx, spec.slug)
  try {
    return await transact(ctx, (work) =>
      findOrCreate(ctx, work, current.content, spec, identityType.party),
    )
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error
    return transact(ctx, (work) =>
      findOrCreate(ctx, work, current.content, spec, identityType.party),
    )
  }
}

async function findOrCreate(
  ctx: SignedInContext,
  work: Work,
  content: Blueprint,
  spec: ApplicationSpec,
  kind: 'unit' | 'person',
) {
  const party = await partyOf(ctx, work.tx, kind)
  if (spec.kind === 'join') await refuseMember(ctx, work.tx, party.id)
  if (spec.kind === 'handover') await refuseCertified(work.tx, party.id)
  if (isMatter(spec.kind)) await demandMatter(ctx, work.tx, spec, party.id)
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
  return createDraft(ctx, work, content, spec, party)
}

async function createDraft(
  ctx: SignedInContext,
  work: Work,
  content: Blueprint,
  spec: ApplicationSpec,
  party: { id: string; name: string },
) {
  const caseId = newId()
  await work.tx.case.create({
    data: {
      id: caseId,
      application: spec.slug,
      kind: spec.kind,
      identityTypeSlug: spec.identityType,
      partyId: party.id,
      accountId: ctx.actor.accountId,
      partyName: party.name,
      createdAt: ctx.deps.clock.now(),
    },
    select: { id: true },
  })
  const answers = await firstAnswers(ctx, work.tx, spec, party.id)
  for (const [groupKey, group] of Object.entries(answers)) {
    await work.tx.draftGroup.create({
      data: {
        caseId,
        groupKey,
        content: group as object,
        version: 1,
        updatedBy: ctx.actor.accountId,
        updatedAt: ctx.deps.clock.now(),
      },
      select: { caseId: true },
    })
  }
  await hangFirstFiles(ctx, work.tx, spec, { caseId, partyId: party.id })
  return { caseId }
}

/** The party of this kind that the account acts for, made with its mandate where there is none yet. */
async function partyOf(
  ctx: SignedInContext,
  tx: Tx,
  kind: 'unit' | 'person',
): Promise<{ id: string; name: string }> {
  await tx.$queryRaw`select 1 from account where tenant_id = current_tenant() and id = ${ctx.actor.accountId}::uuid for update`
  const today = dateColumn(todayOf(ctx.deps.clock))
  const mandate = await tx.mandate.findFirst({
    where: {
      accountId: ctx.actor.accountId,
      party: { kind },
      fromDate: { lte: today },
      OR: [{ toDate: null }, { toDate: { gt: today } }],
    },
    select: { party: { select: { id: true, name: true } } },
  })
  if (mandate) return mandate.party
  const party = {
    id: newId(),
    kind,
    name: (kind === 'unit' ? ctx.actor.unitName : null) ?? ctx.actor.userName,
  }
  await tx.party.create({ data: party, select: { id: true } })
  await tx.mandate.create({
    data: {
      id: newId(),
      accountId: ctx.actor.accountId,
      partyId: party.id,
      fromDate: today,
      paper: 'registration',
    },
    select: { id: true },
  })
  return party
}

/** Only a member has matters of its own; who is leaving already need not ask again. */
async function demandMatter(
  ctx: SignedInContext,
  tx: Tx,
  { kind }: ApplicationSpec,
  partyId: string,
): Promise<void> {
  const member = await demandMember(tx, partyId, todayOf(ctx.deps.clock))
  if (kind === 'leave' && member.isLeaving) throw new DomainError('case.leaving-already')
}

/** A membership that runs, will run, or waits for its first payment. A lapsed one may be applied for again. */
async function refuseMember(ctx: SignedInContext, tx: Tx, partyId: string): Promise<void> {
  const today = dateColumn(todayOf(ctx.deps.clock))
  const member = await tx.member.findFirst({
    where: {
      partyId,
      OR: [
        { membershipPeriods: { some: { toDate: { gt: today } } } },
        { membershipPeriods: { none: {} } },
      ],
    },
    select: { id: true },
  })
  if (member) throw new DomainError('case.already-member')
}

/** Whoever acts for a certified unit asks for no other. */
async function refuseCertified(tx: Tx, partyId: string): Promise<void> {
  const certified = await tx.party.findFirst({
    where: { id: partyId, creditCode: { not: null } },
    select: { id: true },
  })
  if (certified) throw new DomainError('handover.acts-already')
}
