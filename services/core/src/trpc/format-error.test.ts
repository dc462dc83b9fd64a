import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sentence } from '@guildhall/contract/errors'
import { refusalOf } from '../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const post = (path: string, body: string) =>
  test
    .visitor(test.sites[0])
    .send({ method: 'POST', path, headers: { 'content-type': 'application/json' }, body })

/** Nothing of the machine: no stack, SQL, table, host, file, library's English. */
function expectCalm(text: string) {
  expect(text).not.toMatch(
    /select |insert |rate_limit|relation|stack|prisma|postgres|127\.0\.0\.1|\.ts|node_modules|\bat /i,
  )
  const said: unknown = JSON.parse(text)
  expect(JSON.stringify(said)).toMatch(/[\u4e00-\u9fff]/)
}

describe('an error on its way out', () => {
  it('that SQL raised is a fault in plain Chinese, and its cause stands in the log alone', async () => {
    const answer = await withoutTable('rate_limit', () =>
      post('/trpc/account.signIn', '{"mobile":"18500000000","password":"x"}'),
    )
    expect(answer.status).toBe(500)
    expectCalm(answer.text)
    expect(JSON.parse(answer.text).error.data.refusal).toEqual({
      code: 'server.fault',
      message: sentence('server.fault'),
      problems: [],
      details: {},
    })
    expect(test.log.join('')).toContain('rate_limit')
  })

  it('of bad input names the fields in Chinese', async () => {
    const { status, text } = await post(
      '/trpc/account.signIn',
      '{"mobile":"1","password":"","more":1}',
    )
    expect(status).toBe(400)
    expectCalm(text)
    const { problems } = JSON.parse(text).error.data.refusal
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['mobile', 'password']),
    )
  })

  it.each([
    ['/trpc/account.nothing', '{}', 404],
    ['/trpc/account.signIn', '{', 400],
    ['/trpc/account.signIn', '', 400],
    ['/trpc/account.signIn', '[]', 400],
    ['/trpc/account.signIn', 'null', 400],
    ['/trpc/__proto__', '{}', 404],
    ['/trpc/constructor', '{}', 404],
    ['/trpc/account.signIn?batch=1', '{"0":null}', 400],
  ])('of %s with %j is %i', async (path, body, status) => {
    const answer = await post(path, body)
    expect(answer.status).toBe(status)
    expectCalm(answer.text)
  })

  it('of a body over the limit says so, with its own status', async () => {
    const answer = await post(
      '/trpc/account.signIn',
      JSON.stringify({ mobile: 'x'.repeat(1_100_000) }),
    )
    expect(answer.status).toBe(413)
    expectCalm(answer.text)
  })

  it('of a host that is no association’s tells nothing of those there are', async () => {
    const answer = await test
      .visitor(test.sites[0], 'nobody.localhost')
      .send({ path: '/trpc/site.get?input=%7B%7D' })
    expect(answer.status).toBe(404)
    expectCalm(answer.text)
  })

  it('keeps the status and facts of a refusal', async () => {
    const { cases } = test.visitor(test.sites[0]).api
    expect(await refusalOf(cases.list.query({}))).toMatchObject({ code: 'session.required' })
  })
})

/** Takes a table away while something runs: SQL then fails in earnest. */
async function withoutTable<T>(table: string, work: () => Promise<T>): Promise<T> {
  const { Client } = (await import('pg')).default
  const owner = new Client({ connectionString: test.base.ownerUrl })
  await owner.connect()
  try {
    await owner.query(`alter table ${table} rename to ${table}_gone`)
    return await work()
  } finally {
    await owner.query(`alter table ${table}_gone rename to ${table}`)
    await owner.end()
  }
}
