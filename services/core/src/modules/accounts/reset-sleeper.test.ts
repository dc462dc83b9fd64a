import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAccount } from '../../testing/build-account.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { askForCode, readMessages } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let boss: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  boss = await buildStaff(test, test.sites[0], 'administrator')
})
afterAll(() => test.stop())
beforeEach(() => db().rateLimit.deleteMany())

const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)
const visitor = () => test.visitor(test.sites[0])
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code
const password = 'Bridge-over-river-9'
const hour = 3_600_000

const sleeper = (wishes = {}) =>
  buildAccount(test, test.sites[0], {
    lastSignInAt: new Date(test.clock.now().getTime() - 91 * 24 * hour),
    ...wishes,
  })

async function reset(mobile: string, way?: 'staff') {
  test.clock.advance(61_000)
  const code = await askForCode(visitor(), 'reset-password', mobile)
  return visitor().api.account.resetPassword.mutate({ mobile, code, password, ...(way && { way }) })
}
const signIn = (mobile: string, typed = password) =>
  visitor().api.account.signIn.mutate({ mobile, password: typed })

async function linkTo(email: string): Promise<string> {
  const [newest] = await readMessages(visitor(), email)
  return new URL(String(newest?.variables.link)).hash.slice(1)
}

describe('an account that slept for ninety days, with a mailbox', () => {
  it('gets a link there, which sets a new password once', async () => {
    const email = 'schlaf-1@example.cn'
    const { mobile, password: old } = await sleeper({ email })
    expect(await reset(mobile)).toEqual({ outcome: 'mail-sent', hint: 's****@example.cn' })
    await signIn(mobile, old)
    const token = await linkTo(email)
    const use = () => visitor().api.account.resetByLink.mutate({ token, password })
    const both = await Promise.allSettled([use(), use()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codeOf(use())).toBe('account.link-over')
    await signIn(mobile)
  })

  it('finds the link void after an hour, when asked for again, and at another association', async () => {
    const email = 'schlaf-2@example.cn'
    const { mobile } = await sleeper({ email })
    await reset(mobile)
    const first = await linkTo(email)
    await reset(mobile)
    const second = await linkTo(email)
    const use = (token: string, by = visitor()) =>
      codeOf(by.api.account.resetByLink.mutate({ token, password }))
    expect(await use(first)).toBe('account.link-over')
    expect(await use(second, test.visitor(test.sites[1]))).toBe('account.link-over')
    test.clock.advance(hour + 1000)
    expect(await use(second)).toBe('account.link-over')
  })
})

describe('an account that slept, without one', () => {
  const request = async (by = boss) => (await by.api.staff.list.query({})).resets[0]
  const decideIt = async (approve: boolean, requestId: string) =>
    boss.api.staff.decideReset.mutate({ requestId, approve, reason: '已回拨单位总机核实' })
  beforeEach(() => db().resetRequest.updateMany({ data: { state: 'replaced' } }))
  beforeEach(() =>
    db().session.updateMany({
      where: { accountId: boss.account.id },
      data: { steppedUpAt: test.clock.now() },
    }),
  )

  it('waits for the staff, then for a day, and then the code is enough, once', async () => {
    const { mobile, id } = await sleeper()
    expect(await reset(mobile)).toEqual({ outcome: 'asked-staff', hint: null })
    expect(await reset(mobile)).toEqual({ outcome: 'asked-staff', hint: null })
    expect((await boss.api.staff.list.query({})).resets).toHaveLength(1)
    const asked = await request()
    expect(asked).toMatchObject({ state: 'waiting', canDecide: true })
    await decideIt(true, asked?.id ?? '')
    expect(await codeOf(decideIt(true, asked?.id ?? ''))).toBe('staff.changed-meanwhile')
    const [told] = await readMessages(visitor(), mobile)
    expect(told?.text).toContain('24小时后')
    expect(await refusalOf(reset(mobile))).toMatchObject({
      code: 'account.reset-waiting',
      details: { hours: 24 },
    })
    test.clock.advance(24 * hour)
    expect((await reset(mobile)).outcome).toBe('done')
    await signIn(mobile)
    const kinds = await db().event.findMany({ where: { subjectId: id }, orderBy: { seq: 'asc' } })
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'account.reset-asked',
      'account.reset-approved',
      'account.password-reset',
      'account.signed-in',
    ])
  })

  it('is told where the staff refuse, and may choose the staff though it has a mailbox', async () => {
    const { mobile } = await sleeper({ email: 'schlaf-3@example.cn' })
    expect((await reset(mobile, 'staff')).outcome).toBe('asked-staff')
    await decideIt(false, (await request())?.id ?? '')
    const [told] = await readMessages(visitor(), mobile)
    expect(told?.text).toContain('未能核实')
    expect(await request()).toBeUndefined()
  })

  it('is nothing that another association or a reviewer may decide', async () => {
    const { mobile } = await sleeper()
    await reset(mobile)
    const requestId = (await request())?.id ?? ''
    const input = { requestId, approve: true, reason: '已回拨单位总机核实' }
    const other = await buildStaff(test, test.sites[1], 'administrator')
    const clerk = await buildStaff(test, test.sites[0], 'membership-reviewer')
    for (const by of [other, clerk])
      expect(await codeOf(by.api.staff.decideReset.mutate(input))).toBe('not-found')
  })
})
