import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSession, signedInClient } from '../testing/build-account.ts'
import { startTestProgram, type TestProgram } from '../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const name = 'guildhall'
const client = () => signedInClient(test, test.sites[0])
const sql = () => test.deps.database.tenantSql(test.sites[0].tenantId)

/** Who the site takes the sender of a Cookie header for. */
async function viewerOf(cookie: string, site = test.sites[0]) {
  const answer = await test
    .visitor(site)
    .send({ path: '/trpc/site.get?input=%7B%7D', headers: { cookie } })
  expect(answer.status).toBe(200)
  return JSON.parse(answer.text).result.data.viewer
}

describe('a session', () => {
  it('of one association is nobody at the other’s host', async () => {
    const { cookies } = await client()
    const cookie = `${name}=${cookies.get(name)}`
    expect(await viewerOf(cookie)).not.toBeNull()
    expect(await viewerOf(cookie, test.sites[1])).toBeNull()
  })

  it('is found among cookies that break other readers', async () => {
    const session = `${name}=${(await client()).cookies.get(name)}`
    for (const cookie of [
      `a=%; ${session}`,
      `${session}; a=%E0%A4%A; b`,
      `;;; =; ${session};`,
      `a="${name}=x"; ${session}`,
    ]) {
      expect(await viewerOf(cookie)).not.toBeNull()
    }
  })

  it('is the first of its name, and a bad one is nobody', async () => {
    const session = `${name}=${(await client()).cookies.get(name)}`
    expect(await viewerOf(`${session}; ${name}=${'a'.repeat(40)}`)).not.toBeNull()
    expect(await viewerOf(`${name}=${'a'.repeat(40)}; ${session}`)).toBeNull()
    for (const value of ['', "' or 1=1 --", '%00', 'a'.repeat(5000)])
      expect(await viewerOf(`${name}=${value}`)).toBeNull()
  })

  it('is over at its end, after half a day of silence, and with its account’s suspension', async () => {
    const ends = [
      `update session set expires_at = now() where account_id = $1`,
      `update session set last_seen_at = now() - interval '12 hours' where account_id = $1`,
      `update account set status = 'suspended' where id = $1`,
    ]
    for (const end of ends) {
      const { account, cookies } = await client()
      const cookie = `${name}=${cookies.get(name)}`
      expect(await viewerOf(cookie)).not.toBeNull()
      await sql().query(end, [account.id])
      expect(await viewerOf(cookie)).toBeNull()
    }
  })

  it('is each one’s own among many that ask at once, and nobody’s at the other association', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, client))
    const cookies = people.map(({ cookies }) => `${name}=${cookies.get(name)}`)
    const strangers = Array.from({ length: 5 }, (_, at) => `${name}=${String(at).repeat(40)}`)
    const viewers = await Promise.all([
      ...[...cookies, ...strangers].map((cookie) => viewerOf(cookie)),
      ...cookies.map((cookie) => viewerOf(cookie, test.sites[1])),
      ...cookies.map((cookie) => viewerOf(cookie)),
    ])
    const ids = people.map(({ account }) => account.id)
    expect(viewers.map((viewer) => viewer?.accountId ?? null)).toEqual([
      ...ids,
      ...strangers.map(() => null),
      ...ids.map(() => null),
      ...ids,
    ])
  })

  it('is not in the database as the cookie has it', async () => {
    const { account } = await client()
    const sessionId = await buildSession(test, test.sites[0], account.id)
    const { rows } = await sql().query<{ whole: string }>(
      'select session::text as whole from session',
    )
    expect(rows.length).toBeGreaterThan(1)
    for (const { whole } of rows) expect(whole).not.toContain(sessionId)
  })

  it('has a cookie that scripts and other sites do not get', async () => {
    const { account } = await client()
    const { mobile, password } = account
    const answer = await test.visitor(test.sites[0]).send({
      method: 'POST',
      path: '/trpc/account.signIn',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mobile, password }),
    })
    const [header] = answer.headers['set-cookie'] ?? []
    expect(header).toMatch(/^guildhall=[a-z0-9]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/)
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})
