import { exampleHandover } from '@guildhall/domain/blueprint/testing/example-handover'
import { signedInClient } from './build-account.ts'
import {
  buildSubmitted,
  decide,
  type Applicant,
  type BuiltCase,
  type CaseWishes,
} from './build-case.ts'
import { buildSite } from './build-site.ts'
import { buildStaff } from './build-staff.ts'
import { freshCreditCode } from './sample-answers.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

/** A site where joining takes one pass, and contacts can be handed over. */
export type HandoverSite = { site: TestSite; reviewer: Applicant; colleague: Applicant }

export async function buildHandoverSite(test: TestProgram, slug: string): Promise<HandoverSite> {
  const site = await buildSite(test, slug, (blueprint) => {
    const [join] = blueprint.applications
    if (join) join.workflow.stages = join.workflow.stages.filter((stage) => stage.slug === 'review')
    blueprint.applications.push(structuredClone(exampleHandover))
    for (const role of blueprint.roles)
      if (role.slug === 'reviewer') role.permissions.push('paper.enter')
  })
  const [reviewer, colleague] = await Promise.all([
    buildStaff(test, site, 'reviewer', { userName: '林审核' }),
    buildStaff(test, site, 'reviewer', { userName: '顾审核' }),
  ])
  return { site, reviewer, colleague }
}

/** A unit that has joined, with the contact who acts for it. */
export async function buildUnit(test: TestProgram, { site, reviewer }: HandoverSite) {
  const creditCode = freshCreditCode()
  const name = `交接单位${creditCode.slice(-4)}`
  const built = await buildSubmitted(test, site, { creditCode, name })
  await decide(reviewer, built.caseId)
  const party = await test.deps.database
    .tenantDb(site.tenantId)
    .party.findFirstOrThrow({ where: { creditCode } })
  return { creditCode, name, partyId: party.id, contact: built.applicant }
}

/** A handover of the unit with this code, asked for by a new account and submitted. */
export async function buildHandover(
  test: TestProgram,
  { site }: HandoverSite,
  wishes: CaseWishes & { creditCode: string },
): Promise<BuiltCase> {
  const applicant = wishes.applicant ?? (await signedInClient(test, site))
  return buildSubmitted(test, site, {
    ...wishes,
    applicant,
    application: 'handover',
    contactMobile: applicant.account.mobile,
  })
}
