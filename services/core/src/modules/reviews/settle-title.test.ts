import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let reviewer: Applicant
let colleague: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'titles', (blueprint) => {
    const [join] = blueprint.applications
    blueprint.dues.membershipStarts = 'on-payment'
    if (!join) return
    join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug === 'review')
    join.form.steps[0]?.groups[0]?.fields.push({
      key: 'title',
      kind: 'select',
      label: '职务',
      meaning: 'title',
      required: true,
      options: { from: 'titles' },
    })
  })
  reviewer = await buildStaff(test, site, 'reviewer', { userName: '审核甲' })
  colleague = await buildStaff(test, site, 'reviewer', { userName: '审核乙' })
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)

/** A case whose applicant asks for the first title of the list, which is above the newcomers'. */
async function asked() {
  const built = await buildSubmitted(test, site)
  const open = await reviewer.api.review.open.query({ caseId: built.caseId })
  const question = open.title
  if (!question) throw new Error('a title of the council is a question')
  return { ...built, question, version: open.row.version }
}
const settle = (
  who: Applicant,
  { caseId, version }: { caseId: string; version: number },
  title: string,
  more: { note?: string; seenTitle?: string | null } = {},
) => who.api.review.settleTitle.mutate({ caseId, version, title, seenTitle: null, ...more })

describe('an application that asks for a title of the council', () => {
  it('is not passed, one by one or many at once, before somebody has settled the title', async () => {
    const { caseId, question } = await asked()
    expect(question.asked).not.toBe(question.newcomer)
    expect(await refusalOf(decide(reviewer, caseId))).toMatchObject({
      code: 'case.title-unsettled',
    })
    const { row, submission } = await reviewer.api.review.open.query({ caseId })
    const many = { cases: [{ caseId, version: row.version, seenHash: submission.contentHash }] }
    const { results } = await reviewer.api.review.passMany.mutate(many)
    expect(results).toMatchObject([{ done: false, why: { code: 'case.title-unsettled' } }])
    expect((await db().case.findFirstOrThrow({ where: { id: caseId } })).state).toBe('submitted')
    expect(await db().bill.count({ where: { member: { partyId: row.partyId } } })).toBe(0)
  })

  it('corrected takes a note; bill, membership and certified facts follow what was settled', async () => {
    const built = await asked()
    const { caseId, question, applicant } = built
    expect(await refusalOf(settle(reviewer, built, question.newcomer))).toMatchObject({
      code: 'case.title-note',
    })
    await settle(reviewer, built, question.newcomer, { note: '会长单位由选举产生。' })
    await decide(reviewer, caseId)
    const { partyId } = await db().case.findFirstOrThrow({ where: { id: caseId } })
    const member = await db().member.findFirstOrThrow({ where: { partyId } })
    expect(member.titleSlug).toBe(question.newcomer)
    const price = question.titles.find(({ slug }) => slug === question.newcomer)?.amountFen
    const bill = await db().bill.findFirstOrThrow({ where: { memberId: member.id } })
    expect(Number(bill.amountFen)).toBe(price)
    const certified = await db().identityVersion.findFirstOrThrow({ where: { caseId } })
    expect(JSON.stringify(certified.answers)).toContain(`"title":"${question.newcomer}"`)
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view.title).toMatchObject({ note: '会长单位由选举产生。' })
    expect(view.toPay).toMatchObject({ billId: bill.id, owedFen: price })
    expect(view.certificateId).toBeNull()
    const told = await db().message.findMany({ where: { caseId } })
    expect(told.map(({ template }) => template)).toContain('case-approved-to-pay')
    expect(told.map(({ template }) => template)).not.toContain('case-approved')
  })

  it('confirmed gives that title', async () => {
    const built = await asked()
    await settle(reviewer, built, built.question.asked)
    await decide(reviewer, built.caseId)
    const { partyId } = await db().case.findFirstOrThrow({ where: { id: built.caseId } })
    expect(await db().member.findFirstOrThrow({ where: { partyId } })).toMatchObject({
      titleSlug: built.question.asked,
    })
  })

  it('settled by two at once is settled once; the other is told who was first', async () => {
    const built = await asked()
    const both = await Promise.allSettled([
      settle(reviewer, built, built.question.asked),
      settle(colleague, built, built.question.newcomer, { note: '先为会员。' }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { title } = await colleague.api.review.open.query({ caseId: built.caseId })
    const late = settle(colleague, built, built.question.newcomer, { note: '先为会员。' })
    expect(await refusalOf(late)).toMatchObject({
      code: 'case.changed-meanwhile',
      details: { winner: title?.settled?.by },
    })
    const seenTitle = title?.settled?.title ?? null
    await settle(colleague, built, built.question.newcomer, { note: '改为会员。', seenTitle })
  })

  it('is a question to nobody else: another association’s staff, a stranger, a title that is none', async () => {
    const built = await asked()
    const other = await buildStaff(test, test.sites[0], 'administrator')
    expect(await refusalOf(settle(other, built, built.question.asked))).toMatchObject({
      code: 'not-found',
    })
    const { applicant } = await buildSubmitted(test, site)
    expect((await refusalOf(settle(applicant, built, built.question.asked))).code).toBe('not-found')
    expect(await refusalOf(settle(reviewer, built, 'emperor', { note: '不存在' }))).toMatchObject({
      code: 'request.invalid',
    })
  })
})
