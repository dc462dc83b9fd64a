import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { setAnswer } from '@guildhall/domain/forms/answers'
import type { Answers } from '@guildhall/domain/blueprint/form'
import {
  buildSubmitted,
  decide,
  groupVersions,
  handInPapers,
  saveAll,
  submit,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { freshCreditCode } from '../../testing/sample-answers.ts'
import type { TestClient } from '../../testing/test-client.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let reviewer: TestClient
const application = 'construction-unit'

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[1]
  reviewer = await buildStaff(test, site, 'secretariat-reviewer')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)

async function certified(wishes: Parameters<typeof buildSubmitted>[2] = {}): Promise<BuiltCase> {
  const built = await buildSubmitted(test, site, { application, ...wishes })
  await decide(reviewer, built.caseId)
  return built
}

/** Begins 修改资料 with some answers other than the certified ones; nothing is submitted yet. */
async function renew(built: BuiltCase, changes: Record<string, string>): Promise<BuiltCase> {
  const { caseId } = await built.applicant.api.cases.start.mutate({ application: built.spec.slug })
  const { groups } = await built.applicant.api.cases.get.query({ caseId })
  const begun = Object.fromEntries(
    Object.entries(groups).map(([key, group]) => [key, group.content]),
  ) as Answers
  const answers = Object.entries(changes).reduce(
    (all, [path, value]) => setAnswer(all, path, value),
    begun,
  )
  await saveAll({ caseId, applicant: built.applicant, answers })
  return { ...built, caseId, answers }
}

async function submitted(built: BuiltCase, changes: Record<string, string>): Promise<BuiltCase> {
  const renewal = await renew(built, changes)
  // Under another name the letter is stamped anew.
  if ('unit.name' in changes) await handInPapers(renewal)
  await submit(renewal)
  return renewal
}

const inForce = async (partyId: string, typeSlug: string) =>
  (
    await db().identityVersion.findFirst({
      where: { identity: { partyId, typeSlug } },
      orderBy: { number: 'desc' },
      select: { number: true, answers: true },
    })
  )?.answers
const partyOf = async ({ caseId }: BuiltCase) =>
  (await db().case.findFirstOrThrow({ where: { id: caseId }, select: { party: true } })).party
const certificatesOf = (partyId: string, typeSlug: string) =>
  db().certificate.findMany({
    where: { partyId, typeSlug },
    orderBy: { number: 'asc' },
    select: { endedBecause: true, facts: true, code: true },
  })

describe('修改资料', () => {
  it('is one case however often it is begun at once, called what it is on the desk', async () => {
    const built = await certified({ name: '改前建设公司' })
    const { applicant } = built
    const begun = await Promise.all(
      Array.from({ length: 8 }, () => applicant.api.cases.start.mutate({ application })),
    )
    expect(new Set(begun.map(({ caseId }) => caseId)).size).toBe(1)
    const renewal = await submitted(built, { 'unit.contactName': '沈知言' })
    const opened = await reviewer.api.review.open.query({ caseId: renewal.caseId })
    expect(opened).toMatchObject({
      row: { label: '建设单位认证（修改资料）', submissionNumber: 1 },
      comparedWith: 'registered',
      changes: [{ path: 'unit.contactName', after: '沈知言' }],
    })
    const first = await reviewer.api.review.open.query({ caseId: built.caseId })
    expect(first.row.label).toBe('建设单位认证')
  })

  it('keeps the certificate that says the same, and replaces it where its name changes', async () => {
    const built = await certified({ name: '甲建设公司' })
    const { id: partyId } = await partyOf(built)
    const contact = await submitted(built, { 'unit.contactName': '顾南枝' })
    await decide(reviewer, contact.caseId)
    expect(await certificatesOf(partyId, application)).toHaveLength(1)
    const [old] = await certificatesOf(partyId, application)
    const named = await submitted(built, { 'unit.name': '乙建设公司' })
    const verify = (code: string) => test.visitor(site).api.site.verifyByCode.query({ code })
    expect(await verify(old?.code ?? '')).toMatchObject({ outcome: 'valid', name: '甲建设公司' })
    await decide(reviewer, named.caseId)
    expect(await verify(old?.code ?? '')).toMatchObject({ outcome: 'replaced', name: '甲建设公司' })
    const [, anew] = await certificatesOf(partyId, application)
    expect(await verify(anew?.code ?? '')).toMatchObject({ outcome: 'valid', name: '乙建设公司' })
    const opened = await reviewer.api.review.open.query({ caseId: named.caseId })
    expect(opened).toMatchObject({
      comparedWith: 'before',
      changes: [{ path: 'unit.name', before: '甲建设公司', after: '乙建设公司' }],
    })
  })

  it('is taken back, given up or refused, and the certified version stays', async () => {
    const built = await certified({ name: '丙建设公司' })
    const party = await partyOf(built)
    const { applicant } = built
    const renewal = await submitted(built, { 'unit.name': '丁建设公司' })
    const { version } = await applicant.api.cases.get.query({ caseId: renewal.caseId })
    await applicant.api.cases.recall.mutate({ caseId: renewal.caseId, version })
    expect((await applicant.api.cases.get.query({ caseId: renewal.caseId })).groups).toMatchObject({
      unit: { content: { name: '丁建设公司' } },
    })
    await submit(renewal)
    await decide(reviewer, renewal.caseId, 'reject', '证明不符')
    const again = await submitted(built, { 'unit.name': '戊建设公司' })
    const { version: seen } = await applicant.api.cases.get.query({ caseId: again.caseId })
    await applicant.api.cases.withdraw.mutate({ caseId: again.caseId, version: seen })
    expect(await partyOf(built)).toEqual(party)
    expect(await inForce(party.id, application)).toMatchObject({ unit: { name: '丙建设公司' } })
    expect(await certificatesOf(party.id, application)).toMatchObject([{ endedBecause: null }])
  })

  it('that changes nothing is refused, one that shows another paper is none', async () => {
    const built = await certified()
    const same = await renew(built, {})
    expect(await refusalOf(submit(same))).toMatchObject({ code: 'case.nothing-changed' })
    await db().storedFile.updateMany({
      where: { caseId: same.caseId, slot: 'licence' },
      data: { sha256: 'another' },
    })
    expect(await submit(same)).toMatchObject({ submission: 1 })
  })

  it('of another association reads like a missing one', async () => {
    const built = await certified()
    const renewal = await submitted(built, { 'unit.contactName': '贺兰亭' })
    const abroad = await buildStaff(test, test.sites[0], 'administrator')
    expect(await refusalOf(abroad.api.review.open.query({ caseId: renewal.caseId }))).toMatchObject(
      { code: 'not-found' },
    )
    expect(await refusalOf(abroad.api.cases.get.query({ caseId: renewal.caseId }))).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a further identity of one account', () => {
  it('begins with what is certified already, and is of the same unit', async () => {
    const built = await certified({ name: '同一建设公司' })
    const { applicant } = built
    const creditCode = readMeaning(built.spec.form, built.answers, 'credit-code')
    const other = await buildSubmitted(test, site, {
      application: 'member-unit',
      applicant,
      name: '同一建设公司',
      ...(creditCode ? { creditCode } : {}),
    })
    expect((await partyOf(other)).id).toBe((await partyOf(built)).id)
    const second = await certified({ name: '另一建设公司' })
    const elsewhere = buildSubmitted(test, site, {
      application: 'member-unit',
      applicant: second.applicant,
      name: '第三家公司',
      creditCode: freshCreditCode(),
    })
    expect(await refusalOf(elsewhere)).toMatchObject({
      code: 'case.incomplete',
      problems: [{ path: 'unit.creditCode' }],
    })
    const { caseId } = await second.applicant.api.cases.start.mutate({ application: 'member-unit' })
    await second.applicant.api.cases.withdraw.mutate({ caseId, version: 0 })
    const fresh = await second.applicant.api.cases.start.mutate({ application: 'member-unit' })
    const { groups } = await second.applicant.api.cases.get.query({ caseId: fresh.caseId })
    expect(groups).toMatchObject({ unit: { content: { name: '另一建设公司' } } })
  })

  it('is refused at the decision where two of another name waited at once', async () => {
    const first = await buildSubmitted(test, site, { application: 'person', name: '江映雪' })
    const unit = await buildSubmitted(test, site, {
      application,
      applicant: first.applicant,
      name: '两名建设公司',
    })
    const member = await buildSubmitted(test, site, {
      application: 'member-unit',
      applicant: first.applicant,
      name: '别名咨询公司',
      title: 'ordinary',
    })
    await decide(reviewer, unit.caseId)
    expect(await refusalOf(decide(reviewer, member.caseId))).toMatchObject({
      code: 'case.other-party',
    })
    expect(await decide(reviewer, first.caseId)).toMatchObject({ state: 'approved' })
  })

  it('follows a new name that another has certified, and does not take it back with an older renewal', async () => {
    const built = await certified({ name: '旧名建设公司' })
    const { applicant } = built
    const creditCode = readMeaning(built.spec.form, built.answers, 'credit-code')
    const member = await buildSubmitted(test, site, {
      application: 'member-unit',
      applicant,
      name: '旧名建设公司',
      title: 'ordinary',
      ...(creditCode ? { creditCode } : {}),
    })
    await decide(reviewer, member.caseId)
    const { id: partyId } = await partyOf(built)
    const renewal = await submitted(built, { 'unit.name': '新名建设公司' })
    await decide(reviewer, renewal.caseId)
    expect(await inForce(partyId, 'member-unit')).toMatchObject({ unit: { name: '新名建设公司' } })
    expect(await partyOf(built)).toMatchObject({ name: '新名建设公司' })
    // As if begun before the name was certified.
    const stale = await submitted(built, {
      'unit.name': '旧名建设公司',
      'unit.contactName': '陆观澜',
    })
    await db().case.update({
      where: { tenantId_id: { tenantId: site.tenantId, id: stale.caseId } },
      data: { baseVersion: 1 },
    })
    const opened = await reviewer.api.review.open.query({ caseId: stale.caseId })
    expect(opened.changes.map(({ path }) => path)).toEqual(['unit.contactName'])
    await decide(reviewer, stale.caseId)
    expect(await inForce(partyId, application)).toMatchObject({
      unit: { name: '新名建设公司', contactName: '陆观澜' },
    })
    expect(await groupVersions(applicant, stale.caseId)).toMatchObject({ unit: 2 })
  })
})
