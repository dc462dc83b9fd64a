import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAccount, freshMobile, type AccountWishes } from '../../testing/build-account.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { askForCode } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const password = 'Bridge-over-river-9'
const visitor = () => test.visitor(test.sites[0])
const build = (wishes: AccountWishes = {}) => buildAccount(test, test.sites[0], wishes)
const daysAgo = (days: number) => new Date(test.clock.now().getTime() - days * 24 * 3_600_000)

async function reset(mobile: string, wanted = password) {
  const client = visitor()
  const code = await askForCode(client, 'reset-password', mobile)
  return client.api.account.resetPassword.mutate({ mobile, code, password: wanted })
}

describe('resetting a password', () => {
  it('sets the new one, ends every session and leaves one event', async () => {
    const { id, mobile, password: old } = await build()
    const open = visitor()
    await open.api.account.signIn.mutate({ mobile, password: old })
    expect(await reset(mobile)).toEqual({ outcome: 'done', hint: null })
    expect((await open.api.site.get.query({})).viewer).toBeNull()
    expect(
      (await refusalOf(visitor().api.account.signIn.mutate({ mobile, password: old }))).code,
    ).toBe('account.sign-in-failed')
    await visitor().api.account.signIn.mutate({ mobile, password })
    const events = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .event.findMany({ where: { subjectId: id, kind: 'account.password-reset' } })
    expect(events).toMatchObject([{ facts: { sessionsEnded: 1 }, actorId: id }])
  })

  it('lets whoever guessed too often sign in at once with the new one', async () => {
    const { mobile } = await build()
    const guess = () =>
      refusalOf(visitor().api.account.signIn.mutate({ mobile, password: 'Another-password-1' }))
    for (let times = 0; times < 10; times++) await guess()
    expect((await guess()).code).toBe('request.too-many')
    await reset(mobile)
    await visitor().api.account.signIn.mutate({ mobile, password })
  })

  it('uses a code up', async () => {
    const { mobile } = await build()
    const client = visitor()
    const code = await askForCode(client, 'reset-password', mobile)
    await client.api.account.resetPassword.mutate({ mobile, code, password })
    const again = client.api.account.resetPassword.mutate({ mobile, code, password })
    expect((await refusalOf(again)).code).toBe('code.expired')
  })

  it('counts wrong guesses alike for a mobile that nobody registered', async () => {
    const [known, unknown] = [(await build()).mobile, freshMobile()]
    const refusals = []
    for (const mobile of [known, unknown]) {
      const client = visitor()
      const code =
        (await askForCode(client, 'reset-password', mobile)) === '000000' ? '000001' : '000000'
      refusals.push(
        await refusalOf(client.api.account.resetPassword.mutate({ mobile, code, password })),
      )
    }
    expect(refusals[0]).toMatchObject({
      code: 'code.wrong',
      details: { left: 4 },
      problems: [{ path: 'code' }],
    })
    expect(refusals[1]).toEqual(refusals[0])
  })

  it('by SMS alone ends after ninety days of silence, when the number may be someone else’s', async () => {
    const quiet = await build({ lastSignInAt: daysAgo(89) })
    expect((await reset(quiet.mobile)).outcome).toBe('done')
    const silent = await build({ lastSignInAt: daysAgo(91) })
    expect((await reset(silent.mobile)).outcome).toBe('asked-staff')
    await visitor().api.account.signIn.mutate({ mobile: silent.mobile, password: silent.password })
  })

  it('is refused to staff, and to whoever is suspended', async () => {
    const { content } = await test.deps.blueprints.current(test.sites[0].tenantId)
    const role = content.roles.find(({ branchBound }) => !branchBound)?.slug ?? ''
    const staff = await build({ roles: [{ role, branch: null }] })
    expect((await refusalOf(reset(staff.mobile))).code).toBe('account.staff-reset')
    const suspended = await build({ status: 'suspended' })
    expect((await refusalOf(reset(suspended.mobile))).code).toBe('account.suspended')
  })

  it('refuses a password with the name of the account in it, and leaves the code good', async () => {
    const { mobile } = await build({ userName: 'Luyuan' })
    const client = visitor()
    const code = await askForCode(client, 'reset-password', mobile)
    const weak = client.api.account.resetPassword.mutate({
      mobile,
      code,
      password: 'xluyuanx-2026',
    })
    expect(await refusalOf(weak)).toMatchObject({
      code: 'account.password-weak',
      problems: [{ path: 'password' }],
    })
    await client.api.account.resetPassword.mutate({ mobile, code, password })
  })
})
