import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cookieName } from '../../auth/sessions.ts'
import { buildSession, signedInClient } from '../../testing/build-account.ts'
import { enrol } from '../../testing/build-totp.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { readMessages } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
afterEach(closeLive)
beforeEach(() => test.deps.database.tenantDb(test.sites[0].tenantId).rateLimit.deleteMany())

const client = (wishes = {}) => signedInClient(test, test.sites[0], wishes)
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code
const password = 'Bridge-over-river-9'

/** The same account in another browser; its session began without a proof where `stale`. */
async function again(account: { id: string }, stale = false) {
  const other = test.visitor(test.sites[0])
  const session = await buildSession(test, test.sites[0], account.id, { stale })
  other.cookies.set(cookieName(test.deps.env), session)
  return other
}

describe('what is sensitive', () => {
  it('asks for the password again where the last proof is old, and opens for ten minutes', async () => {
    const { account, ...one } = await client()
    const other = await again(account, true)
    expect(await refusalOf(other.api.security.demandProof.mutate({}))).toMatchObject({
      code: 'step-up.required',
      details: { by: 'password' },
    })
    expect(await codeOf(other.api.security.stepUp.mutate({ password: 'Not-the-password-7' }))).toBe(
      'account.password-wrong',
    )
    await other.api.security.stepUp.mutate({ password: account.password })
    await other.api.security.demandProof.mutate({})
    test.clock.advance(11 * 60_000)
    expect(await codeOf(other.api.security.demandProof.mutate({}))).toBe('step-up.required')
    expect(await codeOf(one.api.security.beginTotp.mutate({}))).toBe('step-up.required')
  })

  it('asks for the second factor where there is one, and a password is not enough', async () => {
    const { account, ...one } = await client()
    const totp = await enrol(test, one)
    const other = await again(account, true)
    expect((await refusalOf(other.api.security.demandProof.mutate({}))).details).toEqual({
      by: 'totp',
    })
    expect(await codeOf(other.api.security.stepUp.mutate({ password: account.password }))).toBe(
      'totp.needed',
    )
    await other.api.security.stepUp.mutate({ code: totp.code(1) })
    await other.api.security.demandProof.mutate({})
  })

  it('is guessed ten times', async () => {
    const { account } = await client()
    const other = await again(account, true)
    const guess = (typed: string) => codeOf(other.api.security.stepUp.mutate({ password: typed }))
    for (let times = 0; times < 10; times++) await guess('Not-the-password-7')
    expect(await guess(account.password)).toBe('request.too-many')
  })
})

describe('the devices of an account', () => {
  it('are listed, and one ends with its open pages while the others stay', async () => {
    const { account, ...one } = await client()
    const other = await again(account)
    const { devices } = await one.api.security.get.query({})
    expect(devices.filter(({ isThis }) => isThis)).toHaveLength(1)
    const [here, there] = [await openLive(one), await openLive(other)]
    const closed = new Promise((resolve) => there.socket.once('disconnect', resolve))
    const key = devices.find(({ isThis }) => !isThis)?.key ?? ''
    await one.api.security.endDevice.mutate({ key })
    expect(await closed).toBe('io server disconnect')
    expect(here.socket.connected).toBe(true)
    expect((await other.api.site.get.query({})).viewer).toBeNull()
    expect(await codeOf(one.api.security.endDevice.mutate({ key }))).toBe('not-found')
  })

  it('of another account read like missing', async () => {
    const [one, other] = [await client(), await client()]
    const { devices } = await other.api.security.get.query({})
    const key = devices[0]?.key ?? ''
    expect(await codeOf(one.api.security.endDevice.mutate({ key }))).toBe('not-found')
  })

  it('all end but this one when the password is changed', async () => {
    const { account, ...one } = await client()
    const other = await again(account)
    const there = await openLive(other)
    const closed = new Promise((resolve) => there.socket.once('disconnect', resolve))
    const wrong = one.api.security.changePassword.mutate({ current: 'Nothing-like-7', password })
    expect(await refusalOf(wrong)).toMatchObject({
      code: 'account.password-wrong',
      problems: [{ path: 'current' }],
    })
    await one.api.security.changePassword.mutate({ current: account.password, password })
    expect(await closed).toBe('io server disconnect')
    expect((await one.api.site.get.query({})).viewer).not.toBeNull()
    const [told] = await readMessages(one, account.mobile)
    expect(told?.text).toContain('密码刚刚修改')
    await test
      .visitor(test.sites[0])
      .api.account.signIn.mutate({ mobile: account.mobile, password })
  })
})
