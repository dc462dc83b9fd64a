import type { Answers } from '@guildhall/domain/blueprint/form'
import { joinOf } from '@guildhall/domain/blueprint/application'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { mergeAnswers } from '@guildhall/domain/forms/merge-answers'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { reissueCertificate } from '../certificates/reissue-certificate.ts'
import { certifyParty, lockParty } from './certify-party.ts'
import { indexParty } from './index-member.ts'
import { renewedAnswers } from './renew-identity.ts'
import { shareFacts } from './share-facts.ts'
import { certifiedAnswers, writeIdentityVersion } from './write-identity-version.ts'

/**
 * What comes of an approved 信息变更: the party's name and credit code, a version of the certified
 * facts in force with the changed ones merged in (what changed meanwhile and was left alone here stays), and a new
 * certificate where the old one would say something else.
 */
export async function applyChange(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  submitted: Answers,
): Promise<void> {
  const { record, spec } = found
  const key = { partyId: record.partyId, typeSlug: record.identityTypeSlug }
  const { content } = await blueprintInForce(ctx)
  const join = joinOf(content.applications, record.identityTypeSlug) ?? spec
  await lockParty(work.tx, record.partyId)
  const certified = await certifiedAnswers(work.tx, key, true)
  const answers = await renewedAnswers(work.tx, found, certified?.answers, submitted)
  await certifyParty(work, found, answers)
  const merged = mergeAnswers(
    { form: join.form, answers: certified?.answers ?? {} },
    { form: spec.form, answers },
  )
  await writeIdentityVersion(work.tx, ctx.deps.clock.now(), key, {
    caseId: record.id,
    answers: merged,
  })
  await shareFacts(ctx, work, found, answers)
  await indexParty(work.tx, content, record.partyId)
  const name = readMeaning(spec.form, answers, 'party-name')
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  await reissueCertificate(ctx, work, record, {
    ...(name ? { name } : {}),
    ...(creditCode ? { creditCode } : {}),
  })
  work.record({
    kind: 'member.changed',
    subjectType: 'case',
    subjectId: record.id,
    facts: { groups: spec.form.steps.flatMap((step) => step.groups.map((group) => group.key)) },
  })
}
