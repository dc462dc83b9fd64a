import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAccount, freshMobile, signedInClient } from '../../testing/build-account.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
beforeEach(() => db().rateLimit.deleteMany())

const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)
const build = (wishes = {}) => buildAccount(test, test.sites[0], wishes)
const visitor = () => test.visitor(test.sites[0])
const signIn = (mobile: string, password: string, client = visitor()) =>
  client.api.account.signIn.mutate({ mobile, password })
const roleOfStaff = async () => {
  const { content } = await test.deps.blueprints.current(test.sites[0].tenantId)
  return content.roles.find(({ branchBound }) => !branchBound)?.slug ?? ''
}

describe('signing in', () => {
  it('begins a session, notes when, and says where to go first', async () => {
    const lastSignInAt = new Date('2026-01-01T00:00:00Z')
    const { id, mobile, password } = await build({ lastSignInAt })
    const client = visitor()
    expect(await signIn(mobile, password, client)).toEqual({ staff: false })
    expect((await client.api.site.get.query({})).viewer?.accountId).toBe(id)
    const account = await db().account.findFirstOrThrow({ where: { id } })
    expect(account.lastSignInAt?.getTime()).toBeGreaterThan(lastSignInAt.getTime())
    expect(
      await db().event.findMany({ where: { subjectId: id }, select: { kind: true, facts: true } }),
    ).toEqual([{ kind: 'account.signed-in', facts: {} }])
  })

  it('sends staff to their side', async () => {
    const { mobile, password } = await build({
      roles: [{ role: await roleOfStaff(), branch: null }],
    })
    expect(await signIn(mobile, password)).toEqual({ staff: true })
  })

  it('says the same of a wrong password and of a mobile that nobody registered', async () => {
    const { mobile } = await build()
    const wrong = await refusalOf(signIn(mobile, 'Another-password-1'))
    expect(wrong.code).toBe('account.sign-in-failed')
    expect(await refusalOf(signIn(freshMobile(), 'Another-password-1'))).toEqual(wrong)
  })

  it('tells of a suspension only whoever has the password', async () => {
    const { mobile, password } = await build({ status: 'suspended' })
    expect((await refusalOf(signIn(mobile, 'Another-password-1'))).code).toBe(
      'account.sign-in-failed',
    )
    const client = visitor()
    expect((await refusalOf(signIn(mobile, password, client))).code).toBe('account.suspended')
    expect(client.cookies.size).toBe(0)
  })

  it('does not open the same number at the other association', async () => {
    const { mobile, password } = await build()
    const { code } = await refusalOf(signIn(mobile, password, test.visitor(test.sites[1])))
    expect(code).toBe('account.sign-in-failed')
  })

  it('counts ten wrong passwords of many at once, and then refuses the right one for a while', async () => {
    const { mobile, password } = await build()
    const guesses = Array.from({ length: 30 }, () =>
      refusalOf(signIn(mobile, 'Another-password-1')),
    )
    const codes = (await Promise.all(guesses)).map(({ code }) => code)
    expect(codes.filter((code) => code === 'account.sign-in-failed')).toHaveLength(10)
    expect((await refusalOf(signIn(mobile, password))).code).toBe('request.too-many')
    test.clock.advance(15 * 60_000)
    await signIn(mobile, password)
  })

  it('does not count right passwords', async () => {
    const { mobile, password } = await build()
    for (let times = 0; times < 12; times++) {
      await expect(signIn(mobile, password)).resolves.toBeDefined()
    }
  })

  it('counts wrong passwords from one address over all mobiles', async () => {
    const codes: string[] = []
    for (let round = 0; round < 12; round++) {
      const calls = Array.from({ length: 10 }, () =>
        refusalOf(signIn(freshMobile(), 'Another-password-1')),
      )
      codes.push(...(await Promise.all(calls)).map(({ code }) => code))
    }
    expect(codes.filter((code) => code === 'account.sign-in-failed')).toHaveLength(100)
    expect(codes.at(-1)).toBe('request.too-many')
  })
})

describe('a batch of sign-ins', () => {
  const batch = (size: number, mobile: string) => {
    const paths = Array.from({ length: size }, () => 'account.signIn').join(',')
    const calls = Array.from({ length: size }, (_, i) => [
      i,
      { mobile, password: 'Another-password-1' },
    ])
    return visitor().send({
      method: 'POST',
      path: `/trpc/${paths}?batch=1`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(calls)),
    })
  }
  const charged = async (mobile: string) =>
    (await db().rateLimit.findFirst({ where: { key: { contains: mobile } } }))?.count ?? 0

  it('is charged for each call in it', async () => {
    const { mobile } = await build()
    await batch(10, mobile)
    expect(await charged(mobile)).toBe(10)
    expect((await refusalOf(signIn(mobile, 'Another-password-1'))).code).toBe('request.too-many')
  })

  it.each([11, 500])('of %i is refused before any of them runs', async (size) => {
    const { mobile } = await build()
    const answer = await batch(size, mobile)
    expect(answer.status).toBe(400)
    expect(answer.text).not.toContain('maximum')
    expect(await charged(mobile)).toBe(0)
  })

  it.each([
    ['account.signIn/', ''],
    ['account.signIn%2Caccount.signIn', '?batch=1'],
    ['account%2EsignIn', ''],
  ])('gets past no limit as %s', async (path, search) => {
    const { mobile } = await build()
    const input = { mobile, password: 'Another-password-1' }
    const body = JSON.stringify(search ? { 0: input, 1: input } : input)
    const headers = { 'content-type': 'application/json' }
    const { text } = await visitor().send({
      method: 'POST',
      path: `/trpc/${path}${search}`,
      headers,
      body,
    })
    const ran = text.split('account.sign-in-failed').length - 1
    expect(await charged(mobile)).toBe(ran)
  })
})

describe('signing out', () => {
  it('ends the session on the server, takes the cookie back and says so in the log of events', async () => {
    const client = await signedInClient(test, test.sites[0])
    const cookies = new Map(client.cookies)
    await client.api.account.signOut.mutate({})
    expect(client.cookies.size).toBe(0)
    for (const [name, value] of cookies) client.cookies.set(name, value)
    expect((await client.api.site.get.query({})).viewer).toBeNull()
    expect(
      await db().event.findMany({
        where: { subjectId: client.account.id },
        select: { kind: true },
      }),
    ).toEqual([{ kind: 'account.signed-out' }])
  })

  it('leaves the other sessions of the account', async () => {
    const { mobile, password } = await build()
    const [here, there] = [visitor(), visitor()]
    await signIn(mobile, password, here)
    await signIn(mobile, password, there)
    await here.api.account.signOut.mutate({})
    expect((await there.api.site.get.query({})).viewer).not.toBeNull()
  })

  it('is no error for someone who is not signed in', async () => {
    expect(await visitor().api.account.signOut.mutate({})).toEqual({ ok: true })
  })
})
