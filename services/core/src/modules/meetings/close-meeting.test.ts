import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildSubmitted,
  decide,
  handInPapers,
  submit,
  type Applicant,
  type BuiltCase,
  type CaseWishes,
} from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { freshCreditCode } from '../../testing/sample-answers.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let reviewer: Applicant
let secretary: Applicant
const stage = 'board'

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
  reviewer = await buildStaff(test, site, 'membership-reviewer', { userName: '初审员' })
  secretary = await buildStaff(test, site, 'board-secretary')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const stateOf = async (caseId: string) =>
  (await db().case.findFirstOrThrow({ where: { id: caseId } })).state
const meetings = () => secretary.api.meetings

async function atBoard(wishes: CaseWishes = {}): Promise<BuiltCase> {
  const built = await buildSubmitted(test, site, wishes)
  await decide(reviewer, built.caseId, 'pass', '资料齐全，建议通过')
  return built
}

type Outcome = 'pass' | 'reject' | 'defer'

/** A sitting over these cases alone, with outcomes given. */
async function plan(cases: [BuiltCase, Outcome | null][]): Promise<string> {
  const { meetingId } = await meetings().create.mutate({
    title: '第三次会长办公会',
    stage,
    heldOn: '2026-12-10',
    takeWaiting: false,
  })
  await meetings().addToAgenda.mutate({ meetingId, caseIds: cases.map(([{ caseId }]) => caseId) })
  const outcomes = cases.map(([{ caseId }, outcome]) => ({
    caseId,
    outcome,
    note: outcome === 'reject' ? '条件不符' : '',
  }))
  await meetings().setOutcomes.mutate({ meetingId, outcomes })
  return meetingId
}

const close = (meetingId: string, leaveOut: string[] = [], version = 0) =>
  meetings().close.mutate({ meetingId, version, dueToAttend: 30, attended: 24, leaveOut })

describe('closing a sitting', () => {
  it('applies every outcome at once: 通过 makes a member, 不通过 ends, 暂缓 waits on', async () => {
    const [passed, rejected, deferred] = await Promise.all([atBoard(), atBoard(), atBoard()])
    const meetingId = await plan([
      [passed, 'pass'],
      [rejected, 'reject'],
      [deferred, 'defer'],
    ])
    const { agenda } = await meetings().get.query({ meetingId })
    expect(agenda[0]?.recommendation).toBe('初审员：资料齐全，建议通过')
    expect(JSON.stringify(agenda)).not.toMatch(/185\d{8}/)
    await close(meetingId)
    expect(
      await Promise.all([passed, rejected, deferred].map(({ caseId }) => stateOf(caseId))),
    ).toEqual(['approved', 'rejected', 'submitted'])
    const view = await passed.applicant.api.cases.get.query({ caseId: passed.caseId })
    expect(view.steps.map(({ action, by, reason }) => [action, by, reason])).toEqual([
      ['submit', '申请人', null],
      ['pass', '会员部', null],
      ['pass', '第三次会长办公会', null],
    ])
    expect((await passed.applicant.api.member.home.query({})).membership?.status).toBe('active')
    expect((await rejected.applicant.api.member.home.query({})).membership).toBeNull()
    expect(await meetings().get.query({ meetingId })).toMatchObject({
      state: 'closed',
      dueToAttend: 30,
      attended: 24,
      can: { edit: false, close: false },
    })
    const next = await plan([[deferred, 'pass']])
    await close(next)
    expect(await stateOf(deferred.caseId)).toBe('approved')
  })

  it('takes a deferred case with all that wait onto the next agenda', async () => {
    const deferred = await atBoard()
    await close(await plan([[deferred, 'defer']]))
    const since = (await db().case.findFirstOrThrow({ where: { id: deferred.caseId } })).stageSince
    const { meetingId } = await meetings().create.mutate({
      title: '下一次会议',
      stage,
      heldOn: '2026-12-20',
    })
    const { agenda } = await meetings().get.query({ meetingId })
    expect(agenda.find(({ caseId }) => caseId === deferred.caseId)).toMatchObject({
      outcome: null,
      state: 'planned',
    })
    expect(since).toEqual(
      (await db().case.findFirstOrThrow({ where: { id: deferred.caseId } })).stageSince,
    )
    for (const { caseId } of agenda) await meetings().removeFromAgenda.mutate({ meetingId, caseId })
  })

  it('rolls all back where one can’t be certified, and says which', async () => {
    const creditCode = freshCreditCode()
    const [first, second, third] = await Promise.all([
      atBoard(),
      atBoard({ creditCode, name: '迟到的重名单位' }),
      atBoard(),
    ])
    const meetingId = await plan([
      [first, 'pass'],
      [second, 'pass'],
      [third, 'reject'],
    ])
    await db().party.create({
      data: { id: randomUUID(), kind: 'unit', name: '先登记的', creditCode },
    })
    const before = await db()
      .$queryRaw`select (select count(*) from member) as members, (select count(*) from bill) as bills, (select count(*) from message) as messages,
      (select count(*) from certificate) as certificates, (select seq from event_head) as seq, (select json_agg(n order by n.kind) from number_counter n) as numbers`
    const refusal = await refusalOf(close(meetingId))
    expect(refusal).toMatchObject({
      code: 'meeting.not-applied',
      details: { name: '迟到的重名单位' },
    })
    expect(refusal.message).toContain('统一社会信用代码')
    const after = await db()
      .$queryRaw`select (select count(*) from member) as members, (select count(*) from bill) as bills, (select count(*) from message) as messages,
      (select count(*) from certificate) as certificates, (select seq from event_head) as seq, (select json_agg(n order by n.kind) from number_counter n) as numbers`
    expect(after).toEqual(before)
    expect(await Promise.all([first, second, third].map(({ caseId }) => stateOf(caseId)))).toEqual([
      'submitted',
      'submitted',
      'submitted',
    ])
    await meetings().setOutcomes.mutate({
      meetingId,
      outcomes: [{ caseId: second.caseId, outcome: 'defer' }],
    })
    await close(meetingId)
    expect(await stateOf(first.caseId)).toBe('approved')
    await close(await plan([[second, 'reject']]))
  })

  it('names one withdrawn meanwhile, then leaves it out on confirmation of exactly these', async () => {
    const [gone, stays] = await Promise.all([atBoard({ name: '中途撤回的单位' }), atBoard()])
    const meetingId = await plan([
      [gone, 'pass'],
      [stays, 'pass'],
    ])
    await gone.applicant.api.cases.withdraw.mutate({ caseId: gone.caseId, version: 2 })
    expect((await meetings().get.query({ meetingId })).agenda.map((row) => row.gone)).toEqual([
      true,
      false,
    ])
    for (const leaveOut of [[], [stays.caseId]]) {
      const refusal = await refusalOf(close(meetingId, leaveOut))
      expect(refusal).toMatchObject({
        code: 'meeting.left-out',
        details: { names: ['中途撤回的单位'], caseIds: [gone.caseId] },
      })
      expect(refusal.message).toContain('中途撤回的单位')
    }
    expect(await stateOf(stays.caseId)).toBe('submitted')
    await close(meetingId, [gone.caseId])
    expect(await Promise.all([gone, stays].map(({ caseId }) => stateOf(caseId)))).toEqual([
      'withdrawn',
      'approved',
    ])
    const { agenda } = await meetings().get.query({ meetingId })
    expect(agenda.map(({ state }) => state)).toEqual(['left-out', 'applied'])
    const pdf = await secretary.send({ path: `/meetings/${meetingId}/summary.pdf` })
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('does not apply to a new submission what was meant for the one before', async () => {
    const built = await atBoard()
    const meetingId = await plan([[built, 'pass']])
    await built.applicant.api.cases.recall.mutate({ caseId: built.caseId, version: 2 })
    await handInPapers(built)
    await submit(built)
    await decide(reviewer, built.caseId)
    expect((await meetings().get.query({ meetingId })).agenda).toMatchObject([
      { gone: false, outcome: null },
    ])
    expect(await refusalOf(close(meetingId))).toMatchObject({
      code: 'meeting.outcome-missing',
      details: { count: 1 },
    })
    await meetings().removeFromAgenda.mutate({ meetingId, caseId: built.caseId })
  })

  it('happens once, however often it is clicked', async () => {
    const built = await atBoard()
    const meetingId = await plan([[built, 'pass']])
    const clicks = await Promise.allSettled(Array.from({ length: 6 }, () => close(meetingId)))
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await refusalOf(close(meetingId))).code).toBe('meeting.closed')
    expect(
      (
        await refusalOf(
          meetings().setOutcomes.mutate({
            meetingId,
            outcomes: [{ caseId: built.caseId, outcome: 'reject' }],
          }),
        )
      ).code,
    ).toBe('meeting.closed')
    expect(
      await db().member.count({
        where: {
          partyId: (await db().case.findFirstOrThrow({ where: { id: built.caseId } })).partyId,
        },
      }),
    ).toBe(1)
  })

  it('waits until each case has its outcome', async () => {
    const built = await atBoard()
    const meetingId = await plan([[built, null]])
    expect(await refusalOf(close(meetingId))).toMatchObject({
      code: 'meeting.outcome-missing',
      details: { count: 1 },
    })
    await meetings().removeFromAgenda.mutate({ meetingId, caseId: built.caseId })
  })
})

describe('an agenda', () => {
  it('takes a case that waits, and names one that stands on another', async () => {
    const [here, there] = await Promise.all([
      atBoard({ name: '这次的单位' }),
      atBoard({ name: '另一次的单位' }),
    ])
    const meetingId = await plan([[here, null]])
    await plan([[there, null]])
    const refusal = await refusalOf(
      meetings().addToAgenda.mutate({ meetingId, caseIds: [here.caseId, there.caseId] }),
    )
    expect(refusal).toMatchObject({
      code: 'meeting.case-elsewhere',
      details: { name: '另一次的单位' },
    })
    await meetings().addToAgenda.mutate({ meetingId, caseIds: [here.caseId] })
    expect((await meetings().get.query({ meetingId })).agenda).toHaveLength(1)
    const { caseId } = await buildSubmitted(test, site)
    for (const caseIds of [[caseId], [randomUUID()]]) {
      expect((await refusalOf(meetings().addToAgenda.mutate({ meetingId, caseIds }))).code).toBe(
        'case.action-not-allowed',
      )
    }
  })

  it('is planned by two at once without either failing, and each case stands on one of them', async () => {
    const own = await buildSite(test, 'two-sittings', (blueprint) => {
      const [join] = blueprint.applications
      if (join) join.workflow.stages = join.workflow.stages.filter(({ kind }) => kind === 'meeting')
    })
    await Promise.all([1, 2, 3].map(() => buildSubmitted(test, own)))
    const other = await buildStaff(test, own, 'secretary')
    const planned = await Promise.all(
      [1, 2, 3].map((n) =>
        other.api.meetings.create.mutate({ title: `会议${n}`, stage, heldOn: '2026-12-01' }),
      ),
    )
    const agendas = await Promise.all(
      planned.map(({ meetingId }) => other.api.meetings.get.query({ meetingId })),
    )
    expect(agendas.flatMap(({ agenda }) => agenda)).toHaveLength(3)
    expect((await other.api.meetings.list.query({})).waiting).toEqual([])
  })

  it('is closed to those who run no sittings, reads like none elsewhere, and takes days that exist', async () => {
    const meetingId = await plan([[await atBoard(), null]])
    for (const { api } of [reviewer, await buildStaff(test, test.sites[1], 'administrator')]) {
      expect((await refusalOf(api.meetings.get.query({ meetingId }))).code).toBe('not-found')
      expect(
        (
          await refusalOf(
            api.meetings.close.mutate({ meetingId, version: 0, dueToAttend: 1, attended: 1 }),
          )
        ).code,
      ).toBe('not-found')
    }
    expect((await reviewer.send({ path: `/meetings/${meetingId}/summary.pdf` })).status).toBe(404)
    for (const heldOn of ['2026-02-30', '2026-13-01', '2026-1-1', '']) {
      expect(
        (await refusalOf(meetings().create.mutate({ title: '会议', stage, heldOn }))).problems,
      ).toMatchObject([{ path: 'heldOn' }])
    }
    expect(
      (
        await refusalOf(
          meetings().create.mutate({ title: '会议', stage: 'first-review', heldOn: '2026-12-01' }),
        )
      ).code,
    ).toBe('not-found')
  })
})
