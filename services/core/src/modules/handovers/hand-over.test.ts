import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildFilled, decide, handInPapers, startCase, submit } from '../../testing/build-case.ts'
import {
  buildHandover,
  buildHandoverSite,
  buildUnit,
  type HandoverSite,
} from '../../testing/handovers.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { freshCreditCode } from '../../testing/sample-answers.ts'
import { readMessages } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let here: HandoverSite

beforeAll(async () => {
  test = await startTestProgram()
  here = await buildHandoverSite(test, 'handover')
})
afterEach(closeLive)
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(here.site.tenantId)
const eventsOf = (kind: string, subjectId: string) =>
  db().event.findMany({ where: { kind, subjectId }, select: { facts: true, actorId: true } })
const waitForMessage = (to: string, words: string) =>
  expect
    .poll(
      async () => (await readMessages(here.reviewer, to)).some(({ text }) => text.includes(words)),
      { timeout: 15_000 },
    )
    .toBe(true)

describe('an approved handover', () => {
  it('lets the new account act for the unit, and ends the old one’s sessions and sockets at once', async () => {
    const unit = await buildUnit(test, here)
    const line = await openLive(unit.contact)
    const closed = new Promise<string>((resolve) => line.socket.once('disconnect', resolve))
    const built = await buildHandover(test, here, unit)
    const decided = await decide(here.reviewer, built.caseId)
    expect(decided.state).toBe('approved')

    expect(await refusalOf(unit.contact.api.cases.list.query({}))).toMatchObject({
      code: 'session.required',
    })
    expect(await closed).toBe('io server disconnect')
    const home = await built.applicant.api.member.home.query({})
    expect(home.membership?.partyName).toBe(unit.name)
    expect(home.certificates).toHaveLength(1)
  })

  it('tells both, and leaves the mandates, the paper and the event as proof', async () => {
    const unit = await buildUnit(test, here)
    const built = await buildHandover(test, here, unit)
    await decide(here.reviewer, built.caseId)
    const mandates = await db().mandate.findMany({
      where: { partyId: unit.partyId },
      orderBy: { id: 'asc' },
    })
    expect(mandates.map(({ accountId, paper }) => [accountId, paper])).toEqual([
      [unit.contact.account.id, 'registration'],
      [built.applicant.account.id, built.caseId],
    ])
    expect(mandates[0]?.toDate).toEqual(mandates[1]?.fromDate)
    expect(mandates[1]?.toDate).toBeNull()
    expect(await eventsOf('mandate.ended', unit.contact.account.id)).toEqual([
      {
        actorId: here.reviewer.account.id,
        facts: { partyId: unit.partyId, caseId: built.caseId, sessionsEnded: 1 },
      },
    ])
    expect(await eventsOf('mandate.begun', built.applicant.account.id)).toHaveLength(1)
    await waitForMessage(built.applicant.account.mobile, '账号负责人已改为您')
    await waitForMessage(unit.contact.account.mobile, '有误请致电')
  })

  it('leaves the former contact, signed in anew, without the unit, and the applicant with the case', async () => {
    const unit = await buildUnit(test, here)
    const built = await buildHandover(test, here, unit)
    await decide(here.reviewer, built.caseId)
    const again = test.visitor(here.site)
    const { mobile, password } = unit.contact.account
    await again.api.account.signIn.mutate({ mobile, password })
    expect((await again.api.cases.list.query({})).cases).toEqual([])
    expect((await again.api.member.home.query({})).membership).toBeNull()
    expect(await refusalOf(again.api.cases.get.query({ caseId: built.caseId }))).toMatchObject({
      code: 'not-found',
    })
    const { cases } = await built.applicant.api.cases.list.query({})
    expect(cases.map(({ application, state }) => [application, state])).toEqual([
      ['handover', 'approved'],
      ['join', 'approved'],
    ])
    const view = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    expect(view.can).toMatchObject({ edit: false, submit: false, recall: false, withdraw: false })
  })

  it('carries the unit’s open cases on, and ends what was begun under the placeholder', async () => {
    const unit = await buildUnit(test, here)
    await db().membershipPeriod.updateMany({
      where: { member: { partyId: unit.partyId } },
      data: { fromDate: new Date('2001-01-01'), toDate: new Date('2002-01-01') },
    })
    const running = await startCase(test, here.site, { applicant: unit.contact })
    const applicant = await signedInClient(test, here.site)
    const begun = await startCase(test, here.site, { applicant })
    const built = await buildHandover(test, here, { ...unit, applicant })
    await decide(here.reviewer, built.caseId)
    const { cases } = await applicant.api.cases.list.query({})
    expect(cases.find(({ id }) => id === running.caseId)?.state).toBe('draft')
    expect(await db().case.findFirst({ where: { id: running.caseId } })).toMatchObject({
      accountId: applicant.account.id,
    })
    expect(await db().case.findFirst({ where: { id: begun.caseId } })).toMatchObject({
      state: 'withdrawn',
    })
  })

  it('shows the reviewer beforehand who acts for the unit, and the applicant nothing of it', async () => {
    const unit = await buildUnit(test, here)
    const built = await buildHandover(test, here, unit)
    const open = await here.reviewer.api.review.open.query({ caseId: built.caseId })
    expect(open.handover?.unit).toMatchObject({
      name: unit.name,
      memberNumber: expect.any(String),
      acting: [{ userName: expect.any(String), mobile: expect.stringContaining('****') }],
    })
    expect(open.duplicates).toEqual([])
    const told = JSON.stringify(await built.applicant.api.cases.get.query({ caseId: built.caseId }))
    expect(told).not.toContain(`"${open.handover?.unit?.memberNumber}"`)
    expect(told).not.toContain(open.handover?.unit?.acting[0]?.userName)
  })
})

describe('a handover', () => {
  it('that is returned or refused changes nothing of who acts', async () => {
    const unit = await buildUnit(test, here)
    const built = await buildHandover(test, here, unit)
    await decide(here.reviewer, built.caseId, 'return', '请写清公章')
    await handInPapers(built)
    await submit(built)
    await decide(here.reviewer, built.caseId, 'reject', '变更函不真实')
    const home = await unit.contact.api.member.home.query({})
    expect(home.membership?.partyName).toBe(unit.name)
    expect((await built.applicant.api.member.home.query({})).membership).toBeNull()
  })

  it('of an unknown credit code is taken in without a word, and refused to the reviewer who passes it', async () => {
    const built = await buildHandover(test, here, { creditCode: freshCreditCode() })
    const open = await here.reviewer.api.review.open.query({ caseId: built.caseId })
    expect(open.handover).toEqual({ unit: null, meanwhile: null })
    expect(await refusalOf(decide(here.reviewer, built.caseId))).toMatchObject({
      code: 'handover.unit-unknown',
    })
    expect(await db().case.findFirst({ where: { id: built.caseId } })).toMatchObject({
      state: 'submitted',
    })
  })

  it('never reaches a unit of another association', async () => {
    const elsewhere = await buildHandoverSite(test, 'handover-elsewhere')
    const unit = await buildUnit(test, elsewhere)
    const built = await buildHandover(test, here, unit)
    expect(await refusalOf(decide(here.reviewer, built.caseId))).toMatchObject({
      code: 'handover.unit-unknown',
    })
    expect(
      await refusalOf(elsewhere.reviewer.api.review.open.query({ caseId: built.caseId })),
    ).toMatchObject({
      code: 'not-found',
    })
  })

  it('is one of two at once: the other is refused, and says that the unit has changed hands', async () => {
    const unit = await buildUnit(test, here)
    const both = [await buildHandover(test, here, unit), await buildHandover(test, here, unit)]
    const [one, other] = await Promise.allSettled([
      decide(here.reviewer, both[0]?.caseId ?? ''),
      decide(here.colleague, both[1]?.caseId ?? ''),
    ])
    expect([one?.status, other?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const running = await db().mandate.findMany({
      where: { partyId: unit.partyId, toDate: null },
    })
    expect(running).toHaveLength(1)
    const loser = both.find(({ applicant }) => applicant.account.id !== running[0]?.accountId)
    const open = await here.reviewer.api.review.open.query({ caseId: loser?.caseId ?? '' })
    expect(open.handover?.meanwhile).not.toBeNull()
    expect(await refusalOf(decide(here.reviewer, loser?.caseId ?? ''))).toMatchObject({
      code: 'handover.meanwhile',
    })
  })

  it('names the mobile of the own account and no other', async () => {
    const built = await buildFilled(test, here.site, {
      application: 'handover',
      contactMobile: '13912345678',
    })
    await handInPapers(built)
    expect(await refusalOf(submit(built))).toMatchObject({
      code: 'case.incomplete',
      problems: [{ path: 'contact.mobile' }],
    })
  })

  it('is not begun by who acts for a certified unit already', async () => {
    const unit = await buildUnit(test, here)
    const started = unit.contact.api.cases.start.mutate({ application: 'handover' })
    expect(await refusalOf(started)).toMatchObject({ code: 'handover.acts-already' })
  })

  it('of the own unit is not decided by a colleague who acts for it', async () => {
    const unit = await buildUnit(test, here)
    await db().mandate.create({
      data: {
        id: crypto.randomUUID(),
        accountId: here.colleague.account.id,
        partyId: unit.partyId,
        fromDate: new Date('2020-01-01'),
        paper: 'test',
      },
    })
    const built = await buildHandover(test, here, unit)
    expect(await refusalOf(decide(here.colleague, built.caseId))).toMatchObject({
      code: 'case.action-not-allowed',
    })
  })
})
