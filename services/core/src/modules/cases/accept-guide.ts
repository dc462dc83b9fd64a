import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import { transact } from '../../kernel/transact.ts'

export type GuideState = { accepted: boolean; version: string; acceptedAt: string | null }

/** Whether the account has accepted the join guide's version in force, and when. */
export async function getGuideState(
  ctx: SignedInContext,
  input: { application: string },
): Promise<GuideState> {
  const current = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  applicationOf(current, input.application)
  const version = current.content.joinGuide.version
  const found = await ctx.deps.database.tenantDb(ctx.tenant.id).consent.findFirst({
    where: { accountId: ctx.actor.accountId, purpose: guidePurpose(input.application), version },
    orderBy: { acceptedAt: 'asc' },
    select: { acceptedAt: true },
  })
  return { accepted: found !== null, version, acceptedAt: found?.acceptedAt.toISOString() ?? null }
}

/** Keeps that this account has read the guide's version to its end, and when. An old version is refused. */
export async function acceptGuide(
  ctx: SignedInContext,
  input: { application: string; version: string },
): Promise<GuideState> {
  const state = await getGuideState(ctx, input)
  if (state.version !== input.version) throw new DomainError('guide.changed')
  if (state.accepted) return state
  const acceptedAt = ctx.deps.clock.now()
  await transact(ctx, async ({ tx, record }) => {
    await tx.consent.create({
      data: {
        id: newId(),
        accountId: ctx.actor.accountId,
        purpose: guidePurpose(input.application),
        version: input.version,
        acceptedAt,
      },
      select: { id: true },
    })
    record({
      kind: 'guide.accepted',
      subjectType: 'account',
      subjectId: ctx.actor.accountId,
      facts: { ...input },
    })
  })
  return { accepted: true, version: input.version, acceptedAt: acceptedAt.toISOString() }
}

/** Refuses to open a form whose guide has not been accepted in the version in force. */
export async function demandGuide(ctx: SignedInContext, application: string): Promise<void> {
  if (!(await getGuideState(ctx, { application })).accepted)
    throw new DomainError('guide.not-accepted')
}

function guidePurpose(application: string): string {
  return `guide:${application}`
}
