import { randomUUID } from 'node:crypto'
import { newId } from '@guildhall/db/ids'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { applicationOf } from '../kernel/blueprint-store.ts'
import { latestPrint } from '../modules/cases/prints.ts'
import { signedInClient, type AccountWishes, type BuiltAccount } from './build-account.ts'
import { sampleAnswers, type AnswerWishes } from './sample-answers.ts'
import type { TestClient } from './test-client.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

export type Applicant = TestClient & { account: BuiltAccount }
export type CaseWishes = AnswerWishes & { application?: string; account?: AccountWishes; applicant?: Applicant }
export type BuiltCase = { caseId: string; applicant: Applicant; answers: Answers; site: TestSite }

/** A case just begun, with nothing but what registration knew. */
export async function startCase(test: TestProgram, site: TestSite, wishes: CaseWishes = {}): Promise<BuiltCase> {
  const applicant = wishes.applicant ?? (await signedInClient(test, site, wishes.account))
  const { application = 'join' } = wishes
  const { version } = await applicant.api.cases.guide.query({ application })
  await applicant.api.cases.acceptGuide.mutate({ application, version })
  const { caseId } = await applicant.api.cases.start.mutate({ application })
  const blueprint = await test.deps.blueprints.current(site.tenantId)
  const answers = sampleAnswers(applicationOf(blueprint, application).form, blueprint, { name: `示例单位${caseId.slice(-6)}`, ...wishes })
  return { caseId, applicant, answers, site }
}

/** A draft with every answer saved. */
export async function buildFilled(test: TestProgram, site: TestSite, wishes: CaseWishes = {}): Promise<BuiltCase> {
  const built = await startCase(test, site, wishes)
  await saveAll(built)
  return built
}

/** Saves every group over what stands there. */
export async function saveAll({ caseId, applicant, answers }: BuiltCase): Promise<void> {
  const { groups } = await applicant.api.cases.get.query({ caseId })
  const save = ([groupKey, content]: [string, Answers[string]]) =>
    applicant.api.cases.saveGroup.mutate({ caseId, groupKey, content, version: groups[groupKey]?.version ?? 0 })
  await Promise.all(Object.entries(answers).map(save))
}

/** A draft that lacks nothing: answers, a print, and papers that belong to it. */
export async function buildDraft(test: TestProgram, site: TestSite, wishes: CaseWishes = {}): Promise<BuiltCase> {
  const built = await buildFilled(test, site, wishes)
  await handInPapers(test, built)
  return built
}

/** Prints the form where there is one and puts a paper into each required slot, straight in the database. */
export async function handInPapers({ deps }: TestProgram, { caseId, applicant, site }: BuiltCase): Promise<void> {
  const { attachments, print } = await applicant.api.cases.get.query({ caseId })
  if (print) await applicant.api.cases.print.mutate({ caseId })
  const db = deps.database.tenantDb(site.tenantId)
  const printed = await latestPrint(db, caseId)
  for (const { key: slot, required, stampedForm } of attachments.filter((each) => each.required)) {
    if (!required) continue
    await db.storedFile.updateMany({ where: { caseId, slot, removedAt: null }, data: { removedAt: deps.clock.now() } })
    const id = newId()
    const match = stampedForm ? { printCheck: 'matched', printId: printed?.id } : {}
    const data = { id, caseId, slot, name: `${slot}.pdf`, mime: 'application/pdf', size: 100, sha256: id, storageKey: `${site.tenantId}/files/${id}` }
    await db.storedFile.create({ data: { ...data, ...match, uploadedBy: applicant.account.id }, select: { id: true } })
  }
}

/** Submits what stands there now. */
export async function submit({ caseId, applicant }: BuiltCase, idempotencyKey: string = randomUUID()) {
  return applicant.api.cases.submit.mutate({ caseId, idempotencyKey, groupVersions: await groupVersions(applicant, caseId) })
}

export async function groupVersions({ api }: TestClient, caseId: string): Promise<Record<string, number>> {
  const { groups } = await api.cases.get.query({ caseId })
  return Object.fromEntries(Object.entries(groups).map(([key, group]) => [key, group.version]))
}

/** A case at the first stage. */
export async function buildSubmitted(test: TestProgram, site: TestSite, wishes: CaseWishes = {}): Promise<BuiltCase> {
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
  return reviewer.api.review.decide.mutate({ caseId, version: row.version, decision, reason, seenHash: submission.contentHash })
}
