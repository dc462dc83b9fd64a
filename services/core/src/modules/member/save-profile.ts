import { DomainError } from '@guildhall/contract/errors'
import type { Answers, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import { acceptGroup } from '@guildhall/domain/forms/accept-group'
import { lightForm } from '@guildhall/domain/forms/light-form'
import { mergeAnswers } from '@guildhall/domain/forms/merge-answers'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import { parsePath } from '@guildhall/domain/forms/path'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { blueprintInForce, type PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { formContext } from '../cases/form-context.ts'
import { keepSecrets, openAnswers, sealAnswers, vaultOf } from '../cases/secret-answers.ts'
import { indexMember } from '../members/index-member.ts'
import { certifiedAnswers, writeIdentityVersion } from '../members/write-identity-version.ts'
import { ownMember } from './own-member.ts'

export type SaveProfileInput = { groupKey: string; content?: unknown; version: number }

/**
 * Changes one group of the member's facts at once, as a version of its own with no case. Compare and
 * set on the version that was seen (`profile.changed`). Only what the association lets change at
 * once (`lightForm`): of its group the rest stays; the account, and the mobile it signs in with, are never touched.
 */
export async function saveProfile(
  ctx: SignedInContext,
  input: SaveProfileInput,
): Promise<{ version: number }> {
  const blueprint = await blueprintInForce(ctx)
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const own = await ownMember(db, blueprint.content, ctx.actor.partyIds)
  const group = own && groupOf(lightForm(own.join.form), input.groupKey)
  if (!own || !group) throw new DomainError('not-found')
  const { join, member } = own
  const key = { partyId: own.partyId, typeSlug: join.identityType }
  return transact(ctx, async (work) => {
    const certified = await certifiedAnswers(work.tx, key, true)
    if ((certified?.number ?? 0) !== input.version) throw new DomainError('profile.changed')
    const answers = changed(ctx, blueprint, join.form, group, certified?.answers ?? {}, input)
    const version = await writeIdentityVersion(work.tx, ctx.deps.clock.now(), key, {
      madeBy: ctx.actor.accountId,
      answers,
    })
    await indexMember(work.tx, blueprint.content, member.id)
    work.record({
      kind: 'member.profile-saved',
      subjectType: 'member',
      subjectId: member.id,
      facts: { group: group.key, version },
    })
    return { version }
  })
}

function groupOf(form: FormSpec, key: string): GroupSpec | undefined {
  return form.steps.flatMap((step) => step.groups).find((group) => group.key === key)
}

/** The facts with the group as it is meant now, in normal form; refused where it is incomplete. */
function changed(
  ctx: SignedInContext,
  blueprint: PublishedBlueprint,
  form: FormSpec,
  group: GroupSpec,
  inForce: Answers,
  input: SaveProfileInput,
): Answers {
  const accepted = acceptGroup(group, input.content)
  if (!accepted.ok) throw new DomainError('request.invalid', {}, accepted.problems.map(ofWire))
  const step = { key: group.key, title: group.key, groups: [group] }
  const vault = vaultOf(ctx)
  const content = keepSecrets(vault, group, accepted.content, inForce[group.key])
  const change = { form: { steps: [step] }, answers: { [group.key]: content } }
  const meant = mergeAnswers({ form, answers: inForce }, change)
  const problems = validateAnswers(
    form,
    openAnswers(vault, form, meant),
    'submit',
    formContext(blueprint, ctx.deps.clock),
  ).filter(({ path }) => path === group.key || parsePath(path)?.group === group.key)
  if (problems.length > 0) throw new DomainError('request.invalid', {}, problems.map(ofWire))
  return sealAnswers(vault, form, {
    ...inForce,
    [group.key]: normaliseAnswers(form, meant)[group.key] ?? content,
  })
}

const ofWire = ({ path, message }: { path: string; message: string }) => ({ path, message })
