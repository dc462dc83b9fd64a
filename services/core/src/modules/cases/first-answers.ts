import type { Tx } from '@guildhall/db/tenant-client'
import { isMatter, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { AnswerRow, Answers, FieldMeaning, GroupSpec } from '@guildhall/domain/blueprint/form'
import { pickAnswers } from '@guildhall/domain/forms/merge-answers'
import { newId } from '@guildhall/db/ids'
import type { SignedInContext } from '../../kernel/context.ts'

/**
 * What a new draft begins with: the certified version in force where there is one, else what the
 * account said of itself at registration, so that nothing is typed twice. A change begins with those
 * of the certified facts that it asks; other matters of a member begin empty.
 */
export async function firstAnswers(
  ctx: SignedInContext,
  tx: Tx,
  spec: ApplicationSpec,
  partyId: string,
): Promise<Answers> {
  if (isMatter(spec.kind) && spec.kind !== 'change') return {}
  const certified = await tx.identityVersion.findFirst({
    where: { identity: { partyId, typeSlug: spec.identityType } },
    orderBy: { number: 'desc' },
    select: { answers: true },
  })
  if (spec.kind === 'change') return pickAnswers(spec.form, certified?.answers)
  if (certified) return certified.answers as Answers
  return answersKnown(spec, await registeredFacts(ctx, tx, spec))
}

/** A form begun with what is known by its meaning. */
export function answersKnown(
  spec: ApplicationSpec,
  known: Partial<Record<FieldMeaning, string>>,
): Answers {
  const groups = spec.form.steps.flatMap((step) => step.groups)
  return Object.fromEntries(groups.flatMap((group) => prefilled(group, known)))
}

async function registeredFacts(
  ctx: SignedInContext,
  tx: Tx,
  spec: ApplicationSpec,
): Promise<Partial<Record<FieldMeaning, string>>> {
  const account = await tx.account.findFirstOrThrow({
    where: { id: ctx.actor.accountId },
    select: { userName: true, mobile: true, email: true, unitName: true },
  })
  const isUnit = spec.kind === 'join' || spec.kind === 'handover'
  return {
    ...(isUnit && account.unitName ? { 'party-name': account.unitName } : {}),
    'contact-mobile': account.mobile,
    ...(account.email ? { 'contact-email': account.email } : {}),
  }
}

function prefilled(
  group: GroupSpec,
  known: Partial<Record<FieldMeaning, string>>,
): [string, Answers[string]][] {
  const pairs = group.fields.flatMap((field) => {
    const value = field.meaning ? known[field.meaning] : undefined
    return value === undefined ? [] : [[field.key, value] as const]
  })
  if (pairs.length === 0) return []
  const content = Object.fromEntries(pairs)
  const row: AnswerRow = { _id: newId(), ...content }
  return [[group.key, group.repeat ? [row] : content]]
}
