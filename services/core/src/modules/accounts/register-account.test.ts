import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAccount, freshMobile } from '../../testing/build-account.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { askForCode, registrationOf } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const visitor = () => test.visitor(test.sites[0])
const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)

describe('registration', () => {
  it('makes an account from a code sent to the mobile and signs it in', async () => {
    const client = visitor()
    const registration = await registrationOf(client)
    expect(await client.api.account.register.mutate(registration)).toEqual({ staff: false })
    const { viewer } = await client.api.site.get.query({})
    expect(viewer).toMatchObject({
      userName: '陆远',
      unitName: registration.unitName,
      staff: false,
    })
  })

  it('keeps the consent by version, a hash of the password and one event', async () => {
    const client = visitor()
    const registration = await registrationOf(client)
    await client.api.account.register.mutate(registration)
    const account = await db().account.findFirstOrThrow({ where: { mobile: registration.mobile } })
    expect(account.passwordHash).toMatch(/^\$argon2id\$/)
    expect(await db().consent.findMany({ where: { accountId: account.id } })).toMatchObject([
      { purpose: 'privacy', version: registration.privacyVersion },
    ])
    const events = await db().event.findMany({ where: { subjectId: account.id } })
    expect(events).toMatchObject([{ kind: 'account.registered', actorId: account.id }])
    expect(JSON.stringify(events[0]?.facts)).not.toContain(registration.mobile)
  })

  it('refuses consent to rules that are no longer in force', async () => {
    const client = visitor()
    const registration = await registrationOf(client)
    const refusal = await refusalOf(
      client.api.account.register.mutate({ ...registration, privacyVersion: '2001' }),
    )
    expect(refusal.code).toBe('account.privacy-changed')
  })

  it('says that the mobile is taken only to whoever holds its code, and leaves the code good', async () => {
    const { mobile } = await buildAccount(test, test.sites[0])
    const client = visitor()
    const registration = await registrationOf(client, mobile)
    const wrong = registration.code === '000000' ? '000001' : '000000'
    const guess = client.api.account.register.mutate({ ...registration, code: wrong })
    expect((await refusalOf(guess)).code).toBe('code.wrong')
    for (let again = 0; again < 2; again++) {
      const { code } = await refusalOf(client.api.account.register.mutate(registration))
      expect(code).toBe('account.mobile-taken')
    }
  })

  it('lets one number be two accounts in two associations', async () => {
    const mobile = freshMobile()
    for (const site of test.sites) {
      const client = test.visitor(site)
      await client.api.account.register.mutate(await registrationOf(client, mobile))
      expect((await client.api.site.get.query({})).viewer?.mobile).toContain('****')
    }
  })

  it('makes one account of two that are sent at once', async () => {
    const client = visitor()
    const registration = await registrationOf(client)
    const sent = await Promise.allSettled(
      [1, 2, 3, 4].map(() => visitor().api.account.register.mutate(registration)),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().account.count({ where: { mobile: registration.mobile } })).toBe(1)
  })

  it('refuses a password with the mobile in it, at its field and before the code is looked at', async () => {
    const client = visitor()
    const registration = await registrationOf(client)
    const password = `abc${registration.mobile}`
    const refusal = await refusalOf(
      client.api.account.register.mutate({ ...registration, password }),
    )
    expect(refusal).toMatchObject({
      code: 'account.password-weak',
      problems: [{ path: 'password' }],
    })
    await client.api.account.register.mutate(registration)
  })

  it('does not take a code that was sent to reset a password', async () => {
    const { mobile } = await buildAccount(test, test.sites[0])
    const client = visitor()
    const code = await askForCode(client, 'reset-password', mobile)
    const { privacyVersion } = await client.api.site.get.query({})
    const other = {
      userName: '陆远',
      mobile,
      email: 'a@example.cn',
      unitName: '示例单位',
      code,
      password: 'Lantern-and-Rope-7',
      privacyVersion,
    }
    expect((await refusalOf(client.api.account.register.mutate(other))).code).toBe('code.expired')
  })
})
