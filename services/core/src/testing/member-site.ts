import { exampleMatters } from '@guildhall/domain/blueprint/testing/example-matters'
import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import type { Answers } from '@guildhall/domain/blueprint/form'
import {
  buildSubmitted,
  decide,
  saveAll,
  submit,
  type Applicant,
  type CaseWishes,
} from './build-case.ts'
import { buildSite } from './build-site.ts'
import { buildStaff } from './build-staff.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

/** An association where one stage admits a member, who then has matters of its own. */
export type MemberSite = { test: TestProgram; site: TestSite; reviewer: Applicant }
export type BuiltMember = MemberSite & { applicant: Applicant; partyId: string; joinCaseId: string }

/** The example association with 信息变更, 归属变更 and 退会; contacts and the like change at once. */
export async function memberSite(
  test: TestProgram,
  slug: string,
  change: (blueprint: BlueprintInput) => void = () => undefined,
): Promise<MemberSite> {
  const site = await buildSite(test, slug, (blueprint) => {
    const [join] = blueprint.applications
    if (join) {
      join.workflow.stages = join.workflow.stages.filter(({ slug: stage }) => stage === 'review')
      for (const step of join.form.steps)
        for (const group of step.groups) group.changedAtOnce = true
    }
    blueprint.applications.push(...exampleMatters())
    change(blueprint)
  })
  return { test, site, reviewer: await buildStaff(test, site, 'reviewer') }
}

/** A unit that has joined, with everything an approval makes. */
export async function buildMember(
  place: MemberSite,
  wishes: CaseWishes = {},
): Promise<BuiltMember> {
  const { test, site, reviewer } = place
  const { caseId, applicant } = await buildSubmitted(test, site, { branch: 'north', ...wishes })
  await decide(reviewer, caseId)
  const { partyId } = await test.deps.database
    .tenantDb(site.tenantId)
    .case.findFirstOrThrow({ where: { id: caseId }, select: { partyId: true } })
  return { ...place, applicant, partyId, joinCaseId: caseId }
}

/** A matter begun by a member, as the page begins it. */
export async function startMatter(
  { applicant }: Pick<BuiltMember, 'applicant'>,
  application: string,
): Promise<string> {
  const { caseId } = await applicant.api.cases.start.mutate({ application })
  return caseId
}

/** Fills in and submits an open matter; what is not named stays as it is. */
export async function submitMatter(
  { applicant, site, test }: BuiltMember,
  caseId: string,
  answers: Answers,
): Promise<void> {
  await saveAll({ caseId, applicant, answers })
  const { spec } = { spec: await specOf(test, site, caseId) }
  await submit({ caseId, applicant, answers, spec, site, test })
}

async function specOf(test: TestProgram, site: TestSite, caseId: string) {
  const { content } = await test.deps.blueprints.current(site.tenantId)
  const { application } = await test.deps.database
    .tenantDb(site.tenantId)
    .case.findFirstOrThrow({ where: { id: caseId }, select: { application: true } })
  const spec = content.applications.find(({ slug }) => slug === application)
  if (!spec) throw new Error(`no application ${application}`)
  return spec
}
