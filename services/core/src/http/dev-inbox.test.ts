import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshMobile } from '../testing/build-account.ts'
import { askForCode, readMessages } from '../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../testing/start-test-program.ts'
import { devInbox, isLoopback } from './dev-inbox.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const client = () => test.visitor(test.sites[0])

describe('the development inbox', () => {
  it('lists messages of every association, newest first, as JSON and as a page', async () => {
    const mobile = freshMobile()
    for (const site of test.sites) await askForCode(test.visitor(site), 'register', mobile)
    const messages = await readMessages(client(), mobile)
    expect(messages.map(({ tenant }) => tenant)).toEqual(
      test.sites.map(({ slug }) => slug).toReversed(),
    )
    const page = await client().send({ path: '/dev/inbox' })
    expect(page.headers['content-type']).toContain('text/html')
    for (const { text } of messages) expect(page.text).toContain(text)
  })

  it('shows a text as text, and an address in it as a link', async () => {
    const text = '<script>alert(1)</script> https://example.cn/a?b=1。'
    await test.deps.database.tenantSql(test.sites[0].tenantId).query(
      `insert into message (id, dedupe_key, channel, recipient, template, variables, text, state)
       values (gen_random_uuid(), 'x', 'mail', 'a@example.cn', 'case-returned', '{}', $1, 'sent')`,
      [text],
    )
    const page = await client().send({ path: '/dev/inbox?to=a@example.cn' })
    expect(page.text).not.toContain('<script>alert')
    expect(page.text).toContain('<a href="https://example.cn/a?b=1">')
  })

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
    'is not there behind a proxy (%s)',
    async (header) => {
      const answer = await client().send({
        path: '/dev/inbox.json',
        headers: { [header]: '127.0.0.1' },
      })
      expect(answer.status).toBe(404)
    },
  )

  it('is not there for a name that someone else points at this machine', async () => {
    const { status } = await test
      .visitor(test.sites[0], 'rebound.example')
      .send({ path: '/dev/inbox.json' })
    expect(status).toBe(404)
  })

  it('is not there for a caller from the network', async () => {
    const from = (remoteAddress: string) => {
      const incoming = { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } }
      return devInbox(test.deps).request(
        '/inbox.json',
        { headers: { host: client().host } },
        { incoming },
      )
    }
    expect((await from('127.0.0.1')).status).toBe(200)
    for (const address of ['10.0.0.9', '::ffff:10.0.0.9', '2001:db8::1'])
      expect((await from(address)).status).toBe(404)
  })
})

describe('a loopback address', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1', '::FFFF:127.0.0.1'])(
    'is %s',
    (address) => {
      expect(isLoopback(address)).toBe(true)
    },
  )
  it.each([
    undefined,
    '',
    '10.0.0.1',
    '::',
    '::ffff:10.0.0.1',
    '127.0.0.1.example',
    '1270.0.0.1',
    'fe80::1',
  ])('is not %s', (address) => {
    expect(isLoopback(address)).toBe(false)
  })
})

describe('in production', () => {
  it('there is no inbox at all', async () => {
    const production = await startTestProgram({
      NODE_ENV: 'production',
      APP_SECRET: 'x'.repeat(32),
      SECRETS_KEY: `k1:${'A'.repeat(43)}=`,
    })
    try {
      const answer = await production.visitor(production.sites[0]).send({ path: '/dev/inbox.json' })
      expect(answer.text).not.toContain('[')
      expect(answer.headers['content-type'] ?? '').not.toContain('json')
    } finally {
      await production.stop()
    }
  })
})
