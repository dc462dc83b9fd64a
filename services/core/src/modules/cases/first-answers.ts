import type { Tx } from '@guildhall/db/tenant-client'
import {
  certifyingOf,
  isMatter,
  type ApplicationSpec,
} from '@guildhall/domain/blueprint/application'
import type { AnswerRow, Answers, FieldMeaning, GroupSpec } from '@guildhall/domain/blueprint/form'
import { pickAnswers } from '@guildhall/domain/forms/merge-answers'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { newId } from '@guildhall/db/ids'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'

/**
 * What a new draft begins with: the certified version in force where there is one, else what another
 * identity of the party has certified and what the account said of itself at registration, so that
 * nothing is typed twice. A change begins with those
 * of the certified facts that it asks; other matters of a member begin empty.
 */
export async function firstAnswers(
  ctx: SignedInContext,
  tx: Tx,
  spec: ApplicationSpec,
  partyId: string,
  certified: { answers: Answers } | null,
): Promise<Answers> {
  if (isMatter(spec.kind) && spec.kind !== 'change') return {}
  if (spec.kind === 'change') return pickAnswers(spec.form, certified?.answers)
  if (certified) return certified.answers
  const known = {
    ...(await registeredFacts(ctx, tx, spec)),
    ...(spec.kind === 'handover' ? {} : await sharedFacts(ctx, tx, partyId)),
  }
  return answersKnown(spec, known)
}

/** Facts that hold of a party whatever it is certified as. */
const shared = [
  'party-name',
  'credit-code',
  'legal-representative',
  'contact-name',
  'contact-mobile',
] as const satisfies readonly FieldMeaning[]

/** What the newest certified version of any of the party's identities says that another form may ask too. */
async function sharedFacts(
  ctx: SignedInContext,
  tx: Tx,
  partyId: string,
): Promise<Partial<Record<FieldMeaning, string>>> {
  const newest = await tx.identityVersion.findFirst({
    where: { identity: { partyId } },
    orderBy: { certifiedAt: 'desc' },
    select: { answers: true, identity: { select: { typeSlug: true } } },
  })
  const { content } = await blueprintInForce(ctx)
  const spec = newest && certifyingOf(content.applications, newest.identity.typeSlug)
  if (!newest || !spec) return {}
  const facts = shared.map((meaning) => [meaning, readMeaning(spec.form, newest.answers, meaning)])
  return Object.fromEntries(facts.filter(([, value]) => value !== undefined)) as Partial<
    Record<FieldMeaning, string>
  >
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
  const { content } = await blueprintInForce(ctx)
  const isUnit = content.identityTypes.some(
    ({ slug, party }) => slug === spec.identityType && party === 'unit',
  )
  return {
    ...(isUnit && account.unitName ? { 'party-name': account.unitName } : {}),
    'contact-mobile': account.mobile,
    'responsible-name': account.userName,
    'responsible-mobile': account.mobile,
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
