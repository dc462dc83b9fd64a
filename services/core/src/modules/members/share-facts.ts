import { certifyingOf } from '@guildhall/domain/blueprint/application'
import type { Answers, FieldMeaning, FormSpec } from '@guildhall/domain/blueprint/form'
import { setAnswer } from '@guildhall/domain/forms/answers'
import { pathOfMeaning, readMeaning } from '@guildhall/domain/forms/meaning'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { certifiedAnswers, writeIdentityVersion } from './write-identity-version.ts'

/** What a party is called by everywhere: one name, one credit code, one legal representative. */
const facts = [
  'party-name',
  'credit-code',
  'legal-representative',
] as const satisfies readonly FieldMeaning[]

/**
 * Carries what an approved renewal has changed of the party itself over to its other identities, as a
 * version of each that says otherwise; under the party's lock (`certifyParty`).
 */
export async function shareFacts(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
  const others = await work.tx.identity.findMany({
    where: { partyId: record.partyId, typeSlug: { not: record.identityTypeSlug } },
    orderBy: { id: 'asc' },
    select: { typeSlug: true },
  })
  if (others.length === 0) return
  const { content } = await blueprintInForce(ctx)
  for (const { typeSlug } of others) {
    const key = { partyId: record.partyId, typeSlug }
    const form = certifyingOf(content.applications, typeSlug)?.form
    const certified = form && (await certifiedAnswers(work.tx, key, true))
    if (!form || !certified) continue
    const shared = withFacts(form, certified.answers, spec.form, answers)
    if (stableJson(shared) === stableJson(certified.answers)) continue
    await writeIdentityVersion(work.tx, ctx.deps.clock.now(), key, {
      caseId: record.id,
      answers: shared,
    })
  }
}

function withFacts(form: FormSpec, certified: Answers, from: FormSpec, given: Answers): Answers {
  return facts.reduce((answers, meaning) => {
    const path = pathOfMeaning(form, certified, meaning)
    const value = readMeaning(from, given, meaning)
    return path && value ? setAnswer(answers, path, value) : answers
  }, certified)
}
