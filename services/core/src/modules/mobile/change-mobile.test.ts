import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cookieName } from '../../auth/sessions.ts'
import { buildSession, freshMobile, signedInClient } from '../../testing/build-account.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { askForMobileCode, readMessages } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
afterEach(closeLive)
beforeEach(() => db().rateLimit.deleteMany())

const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)
const client = () => signedInClient(test, test.sites[0])
type Client = Awaited<ReturnType<typeof client>>
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code
const other = (typed: string) => (typed === '000000' ? '111111' : '000000')

/** The same account in another browser. */
async function again({ account }: Client) {
  const browser = test.visitor(test.sites[0])
  const session = await buildSession(test, test.sites[0], account.id)
  browser.cookies.set(cookieName(test.deps.env), session)
  return browser
}

async function proveOld(one: Client): Promise<void> {
  const code = await askForMobileCode(one, 'old', one.account.mobile)
  await one.api.mobile.proveOld.mutate({ code })
}

describe('the number that one signs in with', () => {
  it('changes by a code to the old one, then one to the new, with a reload between', async () => {
    const one = await client()
    const elsewhere = await again(one)
    const there = await openLive(elsewhere)
    const closed = new Promise((resolve) => there.socket.once('disconnect', resolve))
    const oldCode = await askForMobileCode(one, 'old', one.account.mobile)
    expect(await refusalOf(one.api.mobile.proveOld.mutate({ code: other(oldCode) }))).toMatchObject(
      { code: 'code.wrong', details: { left: 4 }, problems: [{ path: 'code' }] },
    )
    await one.api.mobile.proveOld.mutate({ code: oldCode })
    expect(await one.api.mobile.get.query({})).toMatchObject({
      isProved: true,
      mobile: `${one.account.mobile.slice(0, 3)}****${one.account.mobile.slice(7)}`,
    })

    const mobile = freshMobile()
    const code = await askForMobileCode(one, 'new', mobile)
    expect(await codeOf(one.api.mobile.change.mutate({ mobile, code: other(code) }))).toBe(
      'code.wrong',
    )
    await one.api.mobile.change.mutate({ mobile, code })
    expect(await closed).toBe('io server disconnect')
    expect((await elsewhere.api.site.get.query({})).viewer).toBeNull()
    expect((await one.api.site.get.query({})).viewer).not.toBeNull()

    const visitor = test.visitor(test.sites[0])
    const { password } = one.account
    await visitor.api.account.signIn.mutate({ mobile, password })
    expect(
      await codeOf(visitor.api.account.signIn.mutate({ mobile: one.account.mobile, password })),
    ).toBe('account.sign-in-failed')
    for (const told of [one.account.mobile, mobile])
      expect((await readMessages(visitor, told))[0]?.text).toContain('登录手机号已由')
    const kinds = await db().event.findMany({ where: { subjectId: one.account.id } })
    expect(kinds.map(({ kind }) => kind)).toContain('account.mobile-changed')
  })

  it('does not change without the old one, for longer than half an hour, or from another device', async () => {
    const one = await client()
    const mobile = freshMobile()
    const code = await askForMobileCode(one, 'new', mobile)
    const change = (by: Pick<Client, 'api'> = one) =>
      codeOf(by.api.mobile.change.mutate({ mobile, code }))
    expect(await change()).toBe('mobile.prove-first')
    await proveOld(one)
    expect(await change(await again(one))).toBe('mobile.prove-first')
    await db().mobileChange.updateMany({
      where: { accountId: one.account.id },
      data: { createdAt: new Date(test.clock.now().getTime() - 31 * 60_000) },
    })
    expect(await change()).toBe('mobile.prove-first')
    expect((await one.api.mobile.get.query({})).isProved).toBe(false)
  })

  it('is nobody else’s, which its holder alone is told', async () => {
    const [one, taken] = [await client(), await client()]
    const { mobile } = taken.account
    await proveOld(one)
    const code = await askForMobileCode(one, 'new', mobile)
    const change = (typed: string) => codeOf(one.api.mobile.change.mutate({ mobile, code: typed }))
    expect(await change(other(code))).toBe('code.wrong')
    expect(await change(code)).toBe('account.mobile-taken')
    const own = one.account.mobile
    expect(await codeOf(one.api.mobile.change.mutate({ mobile: own, code }))).toBe('mobile.same')
    expect((await one.api.mobile.get.query({})).isProved).toBe(true)
  })

  it('changes once of two at once', async () => {
    const one = await client()
    await proveOld(one)
    const mobile = freshMobile()
    const code = await askForMobileCode(one, 'new', mobile)
    const change = () => one.api.mobile.change.mutate({ mobile, code })
    const both = await Promise.allSettled([change(), change()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
