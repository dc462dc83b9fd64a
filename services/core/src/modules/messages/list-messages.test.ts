import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildMessage } from '../../testing/build-message.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

async function staffWho(sees: boolean) {
  const { content } = await test.deps.blueprints.current(test.sites[0].tenantId)
  const role = content.roles.find(
    ({ permissions }) => permissions.includes('messages.see') === sees,
  )
  return signedInClient(test, test.sites[0], { roles: [{ role: role?.slug ?? '', branch: null }] })
}

describe('the list of messages', () => {
  it('has the newest first, recipients masked, codes struck out, and nobody else’s', async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 1, 1, 0, minute))
    const code = {
      template: 'code',
      variables: { code: '271828', minutes: 10 },
      text: '验证码271828',
    }
    await buildMessage(test, test.sites[0], { ...code, createdAt: at(1) })
    await buildMessage(test, test.sites[0], { channel: 'mail', createdAt: at(2) })
    await buildMessage(test, test.sites[1], { createdAt: at(3) })
    const { rows, next } = await (await staffWho(true)).api.messages.list.query({})
    expect(rows).toMatchObject([
      { channel: 'mail', recipient: 'l****@example.cn', createdAt: at(2).toISOString() },
      { channel: 'sms', recipient: '185****0000', text: '验证码******' },
    ])
    expect(next).toBeNull()
  })

  it('comes in pages that neither repeat nor leave out a row', async () => {
    const { tenantId } = test.sites[0]
    await test.deps.database.tenantSql(tenantId).query(
      `insert into message (id, dedupe_key, channel, recipient, template, variables, text, state, created_at)
       select gen_random_uuid(), 'page ' || n, 'sms', '18500000000', 'case-returned', '{}', 'x', 'sent',
         timestamptz '2025-01-01' + (n / 3) * interval '1 ms' from generate_series(1, 130) n`,
    )
    const client = await staffWho(true)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof client.api.messages.list.query>> =
        await client.api.messages.list.query({ cursor })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(await test.deps.database.tenantDb(tenantId).message.count())
  })

  it('reads like a missing page to staff without the right, and asks others to sign in', async () => {
    const plain = await staffWho(false)
    expect((await refusalOf(plain.api.messages.list.query({}))).code).toBe('not-found')
    const visitor = test.visitor(test.sites[0])
    expect((await refusalOf(visitor.api.messages.list.query({}))).code).toBe('session.required')
  })
})
