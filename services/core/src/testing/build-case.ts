import { randomUUID } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import {
  paperOf,
  printedPapers,
  type ApplicationSpec,
} from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { applicationOf } from '../kernel/blueprint-store.ts'
import { latestPrints } from '../modules/cases/prints.ts'
import { sealAnswers, vaultOf } from '../modules/cases/secret-answers.ts'
import { signedInClient, type AccountWishes, type BuiltAccount } from './build-account.ts'
import { sampleAnswers, type AnswerWishes } from './sample-answers.ts'
import type { TestClient } from './test-client.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

export type Applicant = TestClient & { account: BuiltAccount }
export type CaseWishes = AnswerWishes & {
  application?: string
  account?: AccountWishes
  applicant?: Applicant
}
export type BuiltCase = {
  caseId: string
  applicant: Applicant
  answers: Answers
  spec: ApplicationSpec
  site: TestSite
  test: TestProgram
}

/** A case just begun, with nothing but what registration knew. */
export async function startCase(
  test: TestProgram,
  site: TestSite,
  wishes: CaseWishes = {},
): Promise<BuiltCase> {
  const applicant = wishes.applicant ?? (await signedInClient(test, site, wishes.account))
  const { application = 'join' } = wishes
  const blueprint = await test.deps.blueprints.current(site.tenantId)
  await test.deps.database.tenantDb(site.tenantId).consent.create({
    data: {
      id: newId(),
      accountId: applicant.account.id,
      purpose: `guide:${application}`,
      version: blueprint.content.joinGuide.version,
    },
    select: { id: true },
  })
  const { caseId } = await applicant.api.cases.start.mutate({ application })
  const spec = applicationOf(blueprint, application)
  const answers = sampleAnswers(spec.form, blueprint, {
    name: `示例单位${caseId.slice(-6)}`,
    ...wishes,
  })
  return { caseId, applicant, answers, spec, site, test }
}

/** A draft with every answer, straight in the database. */
export async function buildFilled(
  test: TestProgram,
  site: TestSite,
  wishes: CaseWishes = {},
): Promise<BuiltCase> {
  const built = await startCase(test, site, wishes)
  const { caseId, answers, applicant } = built
  const db = test.deps.database.tenantDb(site.tenantId)
  const vault = vaultOf({ deps: test.deps, tenant: { id: site.tenantId } })
  const stored = sealAnswers(vault, built.spec.form, answers)
  const rows = Object.entries(stored).map(([groupKey, content]) => ({
    caseId,
    groupKey,
    content: content as object,
    version: 1,
    updatedBy: applicant.account.id,
  }))
  await db.draftGroup.deleteMany({ where: { caseId } })
  await db.draftGroup.createMany({ data: rows })
  return built
}

/** Saves groups over what stands there, as the page does. */
export async function saveAll({
  caseId,
  applicant,
  answers,
}: Pick<BuiltCase, 'caseId' | 'applicant' | 'answers'>): Promise<void> {
  const versions = await groupVersions(applicant, caseId)
  const save = ([groupKey, content]: [string, Answers[string]]) =>
    applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey,
      content,
      version: versions[groupKey] ?? 0,
    })
  await Promise.all(Object.entries(answers).map(save))
}

/** A draft that lacks nothing: answers, a print, and papers that belong to it. */
export async function buildDraft(
  test: TestProgram,
  site: TestSite,
  wishes: CaseWishes = {},
): Promise<BuiltCase> {
  const built = await buildFilled(test, site, wishes)
  await handInPapers(built)
  return built
}

/** Prints the form where there is one and puts a paper into each required slot, straight in the database. */
export async function handInPapers({
  caseId,
  applicant,
  spec,
  site,
  test,
}: BuiltCase): Promise<void> {
  for (const { document } of printedPapers(spec))
    await applicant.api.cases.print.mutate({ caseId, document })
  const db = test.deps.database.tenantDb(site.tenantId)
  const prints = await latestPrints(db, caseId)
  const slots = spec.attachments.filter(({ required }) => required)
  const rows = slots.map((attachment) => {
    const { key: slot } = attachment
    const id = newId()
    const document = paperOf(attachment)
    const print = document === null ? undefined : prints.get(document)
    const match = print ? { printCheck: 'matched', printId: print.id } : {}
    const file = {
      id,
      caseId,
      slot,
      name: `${slot}.pdf`,
      mime: 'application/pdf',
      size: 100,
      sha256: id,
      storageKey: `${site.tenantId}/files/${id}`,
    }
    return { ...file, ...match, uploadedBy: applicant.account.id }
  })
  await db.storedFile.updateMany({
    where: { caseId, slot: { in: slots.map(({ key }) => key) } },
    data: { removedAt: test.clock.now() },
  })
  await db.storedFile.createMany({ data: rows })
}

/** Submits what stands there now. */
export async function submit(
  { caseId, applicant, site, test }: BuiltCase,
  idempotencyKey: string = randomUUID(),
) {
  const groups = await test.deps.database
    .tenantDb(site.tenantId)
    .draftGroup.findMany({ where: { caseId }, select: { groupKey: true, version: true } })
  return applicant.api.cases.submit.mutate({
    caseId,
    idempotencyKey,
    groupVersions: Object.fromEntries(groups.map(({ groupKey, version }) => [groupKey, version])),
  })
}

export async function groupVersions(
  { api }: TestClient,
  caseId: string,
): Promise<Record<string, number>> {
  const { groups } = await api.cases.get.query({ caseId })
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, group.version]))
}

/** A case at the first stage. */
export async function buildSubmitted(
  test: TestProgram,
  site: TestSite,
  wishes: CaseWishes = {},
): Promise<BuiltCase> {
  const built = await buildDraft(test, site, wishes)
  await submit(built)
  return built
}

/** A decision by a reviewer on what stands there now. */
export async function decide(
  reviewer: TestClient,
  caseId: string,
  decision: 'pass' | 'return' | 'reject' = 'pass',
  reason = '',
) {
  const { row, submission } = await reviewer.api.review.open.query({ caseId })
  return reviewer.api.review.decide.mutate({
    caseId,
    version: row.version,
    decision,
    reason,
    seenHash: submission.contentHash,
  })
}
