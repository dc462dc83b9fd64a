import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildDraft,
  buildSubmitted,
  decide,
  handInPapers,
  saveAll,
  submit,
  type Applicant,
  type BuiltCase,
} from '../../testing/build-case.ts'
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
  // Reviewers of the example see their own stages only, so that more is refused to them.
  site = await buildSite(test, 'deciding', (blueprint) => {
    const [join] = blueprint.applications
    if (join)
      join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug !== 'branch-review')
    blueprint.roles.push({
      slug: 'administrator',
      label: '管理员',
      permissions: ['personal-data.unmask', 'cases.see-all'],
    })
  })
  reviewer = await buildStaff(test, site, 'reviewer', { userName: '审核员甲' })
  colleague = await buildStaff(test, site, 'reviewer', { userName: '审核员乙' })
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const open = ({ api }: Applicant, caseId: string) => api.review.open.query({ caseId })
const rejections = async (sent: PromiseSettledResult<unknown>[]) =>
  Promise.all(
    sent.flatMap((each) =>
      each.status === 'rejected' ? [refusalOf(Promise.reject(each.reason))] : [],
    ),
  )

describe('claiming', () => {
  it('lets one of fifty have it, and tells the others who', async () => {
    const { caseId } = await buildSubmitted(test, site)
    const sent = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 ? colleague : reviewer).api.review.claim.mutate({ caseId }),
      ),
    )
    const { row } = await open(reviewer, caseId)
    const losers = await rejections(sent)
    expect(losers).toHaveLength(25)
    for (const loser of losers)
      expect(loser).toMatchObject({ code: 'case.claimed', details: { winner: row.claim?.name } })
    expect(losers[0]?.message).toContain(row.claim?.name ?? 'nobody')
  })

  it('keeps colleagues from deciding and from remarks, until it is put back or runs out', async () => {
    const { caseId } = await buildSubmitted(test, site)
    await reviewer.api.review.claim.mutate({ caseId })
    expect((await open(colleague, caseId)).can).toMatchObject({
      claim: false,
      release: false,
      decisions: [],
      remark: false,
    })
    const remark = () =>
      colleague.api.review.saveRemark.mutate({ caseId, path: 'unit.name', text: '请核对' })
    for (const refused of [() => decide(colleague, caseId), remark]) {
      expect(await refusalOf(refused())).toMatchObject({
        code: 'case.claimed',
        details: { winner: '审核员甲' },
      })
    }
    await colleague.api.review.release.mutate({ caseId })
    expect((await open(colleague, caseId)).row.claim).toMatchObject({ name: '审核员甲' })
    await reviewer.api.review.release.mutate({ caseId })
    await reviewer.api.review.release.mutate({ caseId })
    expect((await open(colleague, caseId)).row.claim).toBeNull()
    await remark()
    await reviewer.api.review.claim.mutate({ caseId })
    await db().case.updateMany({
      where: { id: caseId },
      data: { claimedUntil: new Date(Date.now() - 1000) },
    })
    expect((await open(colleague, caseId)).can).toMatchObject({
      claim: true,
      decisions: ['pass', 'return', 'reject'],
    })
    await colleague.api.review.claim.mutate({ caseId })
  })

  it('of what was decided is refused, and puts nothing back', async () => {
    const { caseId } = await buildSubmitted(test, site)
    await decide(reviewer, caseId, 'reject', '不符合条件')
    expect((await refusalOf(reviewer.api.review.claim.mutate({ caseId }))).code).toBe(
      'case.action-not-allowed',
    )
    await reviewer.api.review.release.mutate({ caseId })
  })
})

describe('deciding', () => {
  it.each(['pass', 'return', 'reject'] as const)(
    'lets exactly one of fifty %s, and names who to the others',
    async (decision) => {
      const { caseId } = await buildSubmitted(test, site)
      const { row, submission } = await open(reviewer, caseId)
      const input = {
        caseId,
        version: row.version,
        decision,
        reason: '已核',
        seenHash: submission.contentHash,
      }
      const sent = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) =>
          (n % 2 ? colleague : reviewer).api.review.decide.mutate(input),
        ),
      )
      expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const [, step] = await db().caseStep.findMany({
        where: { caseId },
        orderBy: { caseVersion: 'asc' },
      })
      expect(await db().caseStep.count({ where: { caseId } })).toBe(2)
      expect(step?.seenHash).toBe(submission.contentHash)
      for (const loser of await rejections(sent)) {
        expect(loser).toMatchObject({
          code: 'case.changed-meanwhile',
          details: { winner: step?.actorLabel },
        })
        expect(loser.message).toContain(step?.actorLabel ?? 'nobody')
      }
      // One more, late: the case may be out of the reviewer's sight by now.
      expect(await refusalOf(reviewer.api.review.decide.mutate(input))).toMatchObject({
        code: 'case.changed-meanwhile',
        details: { winner: step?.actorLabel },
      })
    },
  )

  it('pins what was seen: another submission is told as one', async () => {
    const built = await buildSubmitted(test, site)
    const before = await open(reviewer, built.caseId)
    const send = (seenHash: string, version: number) =>
      refusalOf(
        reviewer.api.review.decide.mutate({
          caseId: built.caseId,
          version,
          decision: 'pass',
          reason: '',
          seenHash,
        }),
      )
    expect((await send('0'.repeat(64), before.row.version)).code).toBe('case.changed-meanwhile')
    await built.applicant.api.cases.recall.mutate({ caseId: built.caseId, version: 1 })
    expect(await send(before.submission.contentHash, 1)).toMatchObject({
      code: 'case.changed-meanwhile',
      details: { winner: '申请人' },
    })
    await saveAll({ ...built, answers: { unit: { ...built.answers.unit, staff: 99 } } })
    await handInPapers(built)
    await submit(built)
    expect((await send(before.submission.contentHash, 3)).code).toBe('case.changed-meanwhile')
  })

  it('needs a reason to reject, and a remark or words to return', async () => {
    const { caseId } = await buildSubmitted(test, site)
    expect((await refusalOf(decide(reviewer, caseId, 'reject', '   '))).code).toBe(
      'case.reason-required',
    )
    expect((await refusalOf(decide(reviewer, caseId, 'return'))).code).toBe('case.remark-required')
    expect((await open(reviewer, caseId)).row).toMatchObject({ state: 'submitted', version: 1 })
  })

  it('is not for whoever acts for the unit, on the own case or a colleague’s of the same unit', async () => {
    const own = await buildDraft(test, site, { applicant: reviewer })
    await submit(own)
    expect((await open(reviewer, own.caseId)).can).toMatchObject({
      claim: false,
      decisions: [],
      remark: false,
    })
    expect((await refusalOf(decide(reviewer, own.caseId))).code).toBe('case.action-not-allowed')
    expect((await refusalOf(reviewer.api.review.claim.mutate({ caseId: own.caseId }))).code).toBe(
      'case.action-not-allowed',
    )
    await decide(colleague, own.caseId, 'reject', '不符合条件')
  })

  it('ends at once with the role, and reads like a missing page to applicants', async () => {
    const { caseId, applicant } = await buildSubmitted(test, site)
    const leaving = await buildStaff(test, site, 'reviewer')
    const seen = await open(leaving, caseId)
    await db().roleGrant.updateMany({
      where: { accountId: leaving.account.id },
      data: { endedAt: new Date() },
    })
    const input = {
      caseId,
      version: seen.row.version,
      decision: 'pass' as const,
      reason: '',
      seenHash: seen.submission.contentHash,
    }
    for (const { api } of [leaving, applicant]) {
      expect((await refusalOf(api.review.decide.mutate(input))).code).toBe('not-found')
      expect((await refusalOf(api.review.open.query({ caseId }))).code).toBe('not-found')
      expect((await refusalOf(api.review.counters.query({}))).code).toBe('not-found')
    }
    expect((await open(reviewer, caseId)).row.state).toBe('submitted')
  })
})

describe('remarks', () => {
  const remark = ({ api }: Applicant, caseId: string, path: string, text: string) =>
    api.review.saveRemark.mutate({ caseId, path, text })
  const sentTo = async ({ applicant, caseId }: BuiltCase) =>
    (await applicant.api.cases.get.query({ caseId })).remarks

  it('are kept as they are typed, reach the applicant with the return alone, and name nobody', async () => {
    const built = await buildSubmitted(test, site)
    await remark(reviewer, built.caseId, 'unit.name', '与执照')
    await remark(reviewer, built.caseId, 'unit.name', '与执照不一致')
    await remark(reviewer, built.caseId, 'contacts[first].mobile', '打不通')
    await remark(reviewer, built.caseId, 'unit.staff', '多余')
    await remark(reviewer, built.caseId, 'unit.staff', '')
    expect((await open(reviewer, built.caseId)).remarks).toHaveLength(2)
    expect(await sentTo(built)).toEqual([])
    await decide(reviewer, built.caseId, 'return')
    const remarks = await sentTo(built)
    expect(remarks).toMatchObject([
      {
        path: 'unit.name',
        text: '与执照不一致',
        answeredThen: expect.stringContaining('示例单位'),
        author: '审核人员',
      },
      { path: 'contacts[first].mobile', text: '打不通' },
    ])
    const view = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    expect(view).toMatchObject({ state: 'returned', can: { edit: true, submit: true } })
    expect(JSON.stringify(view)).not.toContain('审核员甲')
    const [sms] = await db().message.findMany({
      where: { caseId: built.caseId, template: 'case-returned', channel: 'sms' },
    })
    expect(sms?.variables).toMatchObject({ remarks: 2 })
  })

  it('typed twice at once are one', async () => {
    const { caseId } = await buildSubmitted(test, site)
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => remark(reviewer, caseId, 'unit.name', `第${n}次`)),
    )
    expect((await open(reviewer, caseId)).remarks).toHaveLength(1)
  })

  it('that come in behind a decision are told who decided, and leave nothing unsent', async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      const { caseId } = await buildSubmitted(test, site)
      await remark(reviewer, caseId, 'unit.name', '不一致')
      const [, late] = await Promise.allSettled([
        decide(reviewer, caseId, 'return'),
        remark(colleague, caseId, 'unit.name', '晚到'),
      ])
      if (late.status === 'rejected')
        expect(['case.changed-meanwhile', 'not-found']).toContain(
          (await refusalOf(Promise.reject(late.reason))).code,
        )
      expect(await db().remark.count({ where: { caseId, sentAt: null } })).toBe(0)
    }
    const { caseId } = await buildSubmitted(test, site)
    await decide(reviewer, caseId, 'return', '补充材料')
    expect(await refusalOf(remark(colleague, caseId, 'unit.name', '晚到'))).toMatchObject({
      code: 'case.changed-meanwhile',
      details: { winner: '审核员甲' },
    })
  })

  it('that were begun and not sent go when it is passed', async () => {
    const built = await buildSubmitted(test, site)
    await remark(reviewer, built.caseId, 'unit.name', '算了')
    await decide(reviewer, built.caseId)
    expect(await db().remark.count({ where: { caseId: built.caseId } })).toBe(0)
  })

  it('stand with the changes at the next submission', async () => {
    const built = await buildSubmitted(test, site)
    await remark(reviewer, built.caseId, 'unit.staff', '人数不对')
    await decide(reviewer, built.caseId, 'return')
    await saveAll({ ...built, answers: { unit: { ...built.answers.unit, staff: 500 } } })
    await handInPapers(built)
    expect(await submit(built)).toMatchObject({ submission: 2 })
    const again = await open(reviewer, built.caseId)
    expect(again.changes).toMatchObject([{ path: 'unit.staff', before: '1', after: '500' }])
    expect(again.row.submissionNumber).toBe(2)
    expect(again.files.map(({ isNew }) => isNew)).toEqual([true, true])
    expect(again.remarks).toMatchObject([{ path: 'unit.staff', submissionNumber: 1 }])
  })
})

describe('what is masked', () => {
  it('is shown in full for a reason to those who may, and each look is recorded', async () => {
    const administrator = await buildStaff(test, site, 'administrator')
    const built = await buildSubmitted(test, site, { contactMobile: '13900001234' })
    const { caseId } = built
    const seen = await open(administrator, caseId)
    expect(JSON.stringify(seen)).not.toContain('13900001234')
    const path = 'contacts[first].mobile'
    expect(seen.masked).toContain(path)
    const unmask = ({ api }: Applicant, reason: string, at = path) =>
      api.review.unmask.mutate({ caseId, path: at, reason })
    expect((await refusalOf(unmask(reviewer, '核对联系人'))).code).toBe('not-found')
    expect((await refusalOf(unmask(administrator, '看'))).problems).toMatchObject([
      { path: 'reason' },
    ])
    expect(
      (await refusalOf(unmask(administrator, '核对联系人', 'contacts[first].nothing'))).code,
    ).toBe('not-found')
    expect(await unmask(administrator, '核对联系人')).toEqual({ value: '13900001234' })
    expect(
      await db().event.findMany({ where: { kind: 'personal-data.unmasked', subjectId: caseId } }),
    ).toMatchObject([{ actorId: administrator.account.id, facts: { path, reason: '核对联系人' } }])
  })
})
