import { buildPdf, pageObjects } from '@guildhall/documents/testing/build-pdf'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAccount, freshMobile, signedInClient } from '../../testing/build-account.ts'
import { buildMember } from '../../testing/build-member-unit.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { sendForm } from '../../testing/send-form.ts'
import { askForMobileCode, readMessages } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { applyDueChanges } from './apply-due-changes.ts'

let test: TestProgram
let boss: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  boss = await buildStaff(test, test.sites[0], 'administrator')
})
afterAll(() => test.stop())
beforeEach(async () => {
  await db().rateLimit.deleteMany()
  await db().session.updateMany({ data: { steppedUpAt: test.clock.now() } })
})

const hour = 3_600_000
const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)
const client = (wishes = {}) => signedInClient(test, test.sites[0], wishes)
const visitor = () => test.visitor(test.sites[0])
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code
const pdf = { name: '说明.pdf', bytes: buildPdf(pageObjects()) }
const due = () => applyDueChanges(test.deps, test.sites[0].tenantId, () => false)

/** Asks the staff for another number; answers that number, and the refusal where there was one. */
async function ask(one: Applicant, fields = {}, file: typeof pdf | null = null) {
  const mobile = freshMobile()
  const code = await askForMobileCode(one, 'new', mobile)
  const { password } = one.account
  const typed = { password, mobile, code, reason: '手机丢失，号码已注销', ...fields }
  const answer = await sendForm(one, '/mobile/requests', file, typed)
  return { mobile, code: answer.refusal?.code ?? null }
}
async function requestOf(one: Applicant): Promise<string> {
  return (await one.api.mobile.get.query({})).request?.id ?? ''
}
const decide = (requestId: string, approve = true, objections = 0, by: Applicant = boss) =>
  by.api.mobile.decide.mutate({ requestId, approve, objections, reason: '已回拨单位总机核实' })

async function linkTo(to: string): Promise<{ token: string }> {
  const sent = (await readMessages(visitor(), to)).find(({ variables }) => variables.link)
  return { token: new URL(String(sent?.variables.link)).hash.slice(1) }
}

describe('an account whose number is lost', () => {
  it('has the new one a day after the staff have approved, and not before', async () => {
    const one = await client({ email: 'lost-1@example.cn' })
    const { mobile, code } = await ask(one)
    expect(code).toBeNull()
    expect(await one.api.mobile.get.query({})).toMatchObject({
      request: { state: 'waiting', isObjected: false, canWithdraw: true },
    })
    await decide(await requestOf(one))
    expect(await codeOf(decide(await requestOf(one)))).toBe('staff.changed-meanwhile')
    for (const to of [one.account.mobile, 'lost-1@example.cn'])
      expect((await readMessages(visitor(), to))[0]?.text).toMatch(/24小时后生效.*#[\w-]{24}/)

    test.clock.advance(23 * hour)
    await due()
    expect((await one.api.site.get.query({})).viewer).not.toBeNull()
    test.clock.advance(hour + 1000)
    await Promise.all([due(), due()])
    expect((await one.api.site.get.query({})).viewer).toBeNull()
    const { password } = one.account
    await visitor().api.account.signIn.mutate({ mobile, password })
    expect((await readMessages(visitor(), mobile))[0]?.text).toContain('登录手机号已由')
    const kinds = await db().event.findMany({
      where: { subjectId: one.account.id, kind: 'account.mobile-changed' },
    })
    expect(kinds).toHaveLength(1)
  })

  it('keeps the old one while its holder objects; approved again, it changes', async () => {
    const one = await client()
    const { mobile } = await ask(one)
    const requestId = await requestOf(one)
    await decide(requestId)
    const link = await linkTo(one.account.mobile)
    expect(await visitor().api.mobile.objection.mutate(link)).toMatchObject({
      newMobile: `${mobile.slice(0, 3)}****${mobile.slice(7)}`,
    })
    const object = () => visitor().api.mobile.object.mutate(link)
    const both = await Promise.allSettled([object(), object()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codeOf(object())).toBe('mobile.objection-over')
    expect(await codeOf(test.visitor(test.sites[1]).api.mobile.object.mutate(link))).toBe(
      'mobile.objection-over',
    )
    test.clock.advance(25 * hour)
    await due()
    expect((await one.api.mobile.get.query({})).request).toMatchObject({
      state: 'waiting',
      isObjected: true,
    })

    await db().session.updateMany({ data: { steppedUpAt: test.clock.now() } })
    expect(await codeOf(decide(requestId, true, 0))).toBe('staff.changed-meanwhile')
    await decide(requestId, true, 1)
    test.clock.advance(25 * hour)
    await due()
    await visitor().api.account.signIn.mutate({ mobile, password: one.account.password })
  })

  it('is not helped without password, code or, for a unit, its paper', async () => {
    const one = await client()
    expect((await ask(one, { password: 'Not-the-password-7' })).code).toBe('account.password-wrong')
    expect((await ask(one, { code: '000000' })).code).toMatch(/^code\./)
    expect((await ask(one, { reason: '丢' })).code).toBe('request.invalid')
    const unit = await buildMember(test, test.sites[0])
    expect((await unit.api.mobile.get.query({})).needsPaper).toBe(true)
    expect((await ask(unit)).code).toBe('mobile.paper-needed')
    expect((await ask(unit, {}, pdf)).code).toBeNull()
    expect((await ask(unit, {}, pdf)).code).toBe('mobile.asked-already')
    const path = `/mobile/papers/${await requestOf(unit)}`
    expect((await unit.send({ path })).status).toBe(200)
    expect((await boss.send({ path: `${path}/preview/1` })).status).toBe(200)
    expect((await one.send({ path })).status).toBe(404)
  })

  it('finds the number registered meanwhile: nothing changes, and the request says so', async () => {
    const one = await client()
    const { mobile } = await ask(one)
    await decide(await requestOf(one))
    await buildAccount(test, test.sites[0], { mobile })
    test.clock.advance(25 * hour)
    await due()
    expect((await one.api.mobile.get.query({})).request?.state).toBe('taken')
  })

  it('takes its request back, or proves the old number after all', async () => {
    const one = await client()
    await ask(one)
    await one.api.mobile.withdraw.mutate({})
    expect(await codeOf(one.api.mobile.withdraw.mutate({}))).toBe('not-found')
    test.clock.advance(61_000)
    await ask(one)
    const code = await askForMobileCode(one, 'old', one.account.mobile)
    await one.api.mobile.proveOld.mutate({ code })
    expect((await one.api.mobile.get.query({})).request?.state).toBe('withdrawn')
  })
})

describe('the staff’s list', () => {
  it('counts what it shows, and is nobody else’s', async () => {
    const one = await client()
    await ask(one)
    const list = (scope: 'waiting' | 'over') => boss.api.mobile.list.query({ scope, cursor: null })
    const before = await list('waiting')
    expect(before.rows).toHaveLength(before.counts.waiting)
    expect(before.rows[0]).toMatchObject({
      reason: '手机丢失，号码已注销',
      canDecide: true,
      oldMobile: `${one.account.mobile.slice(0, 3)}****${one.account.mobile.slice(7)}`,
    })
    await decide(await requestOf(one), false)
    expect((await list('waiting')).counts.waiting).toBe(before.counts.waiting - 1)
    expect((await list('over')).rows.map(({ state }) => state)).toContain('refused')
    const reviewer = await buildStaff(test, test.sites[0], 'department-reviewer')
    expect(await codeOf(reviewer.api.mobile.list.query({ scope: 'over', cursor: null }))).toBe(
      'not-found',
    )
    const elsewhere = await buildStaff(test, test.sites[1], 'administrator')
    expect(await codeOf(decide(await requestOf(one), true, 0, elsewhere))).toBe('not-found')
  })

  it('leaves the own request to a colleague', async () => {
    const colleague = await buildStaff(test, test.sites[0], 'administrator')
    await ask(colleague)
    const requestId = await requestOf(colleague)
    expect(await codeOf(decide(requestId, true, 0, colleague))).toBe('not-found')
    await decide(requestId)
  })
})
