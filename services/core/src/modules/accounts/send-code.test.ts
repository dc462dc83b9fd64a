import { createChallenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAccount, freshMobile } from '../../testing/build-account.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { readMessages, solveProof } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import type { TestClient } from '../../testing/test-client.ts'

let test: TestProgram
let client: TestClient

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
beforeEach(async () => {
  client = test.visitor(test.sites[0])
  for (const site of test.sites)
    await test.deps.database.tenantDb(site.tenantId).rateLimit.deleteMany()
})

type Purpose = 'register' | 'reset-password'
const minute = 60_000

async function send(mobile: string, purpose: Purpose = 'register') {
  const proof = await solveProof(client)
  return client.api.account.sendCode.mutate({ purpose, mobile, proof })
}
const sendWith = (proof: string) =>
  refusalOf(
    client.api.account.sendCode.mutate({ purpose: 'register', mobile: freshMobile(), proof }),
  )

/** A challenge of our own making, solved. */
async function ownProof(
  secret: string,
  facts: { tenant?: string; expiresAt?: Date; cost?: number } = {},
) {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: facts.cost ?? 10,
    keyPrefix: '0',
    deriveKey,
    data: { tenant: facts.tenant ?? test.sites[0].slug },
    expiresAt: facts.expiresAt ?? new Date(Date.now() + minute),
    hmacSignatureSecret: secret,
  })
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

describe('sending a code', () => {
  it('answers for how long it holds and puts one SMS into the outbox', async () => {
    const mobile = freshMobile()
    expect(await send(mobile)).toEqual({ validMinutes: 10, resendAfterSeconds: 60 })
    const messages = await readMessages(client, mobile)
    expect(messages).toMatchObject([
      { channel: 'sms', to: mobile, template: 'code', tenant: test.sites[0].slug },
    ])
    expect(messages[0]?.text).toContain(String(messages[0]?.variables.code))
    expect(messages[0]?.variables.code).toMatch(/^\d{6}$/)
  })

  it('answers alike for a mobile that nobody registered, and sends nothing to reset its password', async () => {
    const [known, unknown] = [(await buildAccount(test, test.sites[0])).mobile, freshMobile()]
    expect(await send(unknown, 'reset-password')).toEqual(await send(known, 'reset-password'))
    expect(await readMessages(client, unknown)).toEqual([])
    expect(await readMessages(client, known)).toHaveLength(1)
  })

  it('sends one a minute to a mobile, whatever for, and says when the next may go', async () => {
    const { mobile } = await buildAccount(test, test.sites[0])
    await send(mobile)
    test.clock.advance(20_000)
    const refusal = await refusalOf(send(mobile, 'reset-password'))
    expect(refusal).toMatchObject({ code: 'code.sent-recently', details: { seconds: 40 } })
    test.clock.advance(40_000)
    await send(mobile, 'reset-password')
  })

  it('sends one where many are asked for at once', async () => {
    const mobile = freshMobile()
    const proofs = await Promise.all([1, 2, 3, 4, 5].map(() => solveProof(client)))
    const sent = await Promise.allSettled(
      proofs.map((proof) =>
        client.api.account.sendCode.mutate({ purpose: 'register', mobile, proof }),
      ),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await readMessages(client, mobile)).toHaveLength(1)
  })

  it('sends five within an hour and ten within a day to a mobile', async () => {
    const mobile = freshMobile()
    const sendFive = async () => {
      for (let times = 0; times < 5; times++) {
        await send(mobile)
        test.clock.advance(minute)
      }
    }
    await sendFive()
    expect(await refusalOf(send(mobile))).toMatchObject({
      code: 'request.too-many',
      details: { minutes: 55 },
    })
    test.clock.advance(56 * minute)
    await sendFive()
    test.clock.advance(60 * minute)
    expect((await refusalOf(send(mobile))).code).toBe('request.too-many')
    test.clock.advance(24 * 60 * minute)
    await send(mobile)
  })

  it('looks at thirty requests an hour from one address', async () => {
    const answers: string[] = []
    for (let times = 0; times < 31; times++) answers.push((await sendWith('nothing')).code)
    expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'captcha.invalid'))
    expect(answers[30]).toBe('request.too-many')
  })
})

describe('the proof of work', () => {
  it('is spent by one of five at once', async () => {
    const proof = await solveProof(client)
    const sent = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() =>
        client.api.account.sendCode.mutate({ purpose: 'register', mobile: freshMobile(), proof }),
      ),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await sendWith(proof)).code).toBe('captcha.invalid')
  })

  it('is refused when it is signed by someone else, late, or solved for another association', async () => {
    const { secret } = test.deps
    const proofs = [
      await ownProof('another secret of thirty-two letters'),
      await ownProof(secret, { expiresAt: new Date(Date.now() - 1000) }),
      await ownProof(secret, { tenant: test.sites[1].slug }),
    ]
    for (const proof of proofs) expect((await sendWith(proof)).code).toBe('captcha.invalid')
    await client.api.account.sendCode.mutate({
      purpose: 'register',
      mobile: freshMobile(),
      proof: await ownProof(secret),
    })
  })

  it('is refused at once where its cost was raised, without doing the work', async () => {
    const read = JSON.parse(Buffer.from(await ownProof(test.deps.secret), 'base64').toString())
    read.challenge.parameters.cost = 2_000_000_000
    const proof = Buffer.from(JSON.stringify(read)).toString('base64')
    expect((await sendWith(proof)).code).toBe('captcha.invalid')
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"challenge":{}}',
    '\u0000',
    '{"challenge":null,"solution":{"counter":1e400}}',
  ])('is refused when it reads %j', async (text) => {
    const proof = Buffer.from(text).toString('base64') || '='
    expect((await sendWith(proof)).code).toBe('captcha.invalid')
  })
})
