import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildAccount, signedInClient } from '../../testing/build-account.ts'
import { enrol } from '../../testing/build-totp.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { askForCode } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
beforeEach(() => db().rateLimit.deleteMany())

const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)
const visitor = () => test.visitor(test.sites[0])
const administrator = { roles: [{ role: 'administrator', branch: null }] }

async function enrolled(wishes = {}) {
  const client = await signedInClient(test, test.sites[0], wishes)
  const totp = await enrol(test, client)
  const signIn = (code?: string, at = visitor()) => {
    const { mobile, password } = client.account
    return at.api.account.signIn.mutate({ mobile, password, ...(code && { code }) })
  }
  return { client, ...client.account, ...totp, signIn }
}
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code

describe('the second factor', () => {
  it('is asked for after the password, and never told of without it', async () => {
    const { mobile, code, signIn } = await enrolled()
    const guess = visitor().api.account.signIn.mutate({ mobile, password: 'Wrong-password-7' })
    expect(await codeOf(guess)).toBe('account.sign-in-failed')
    expect(await refusalOf(signIn())).toMatchObject({
      code: 'totp.needed',
      problems: [{ path: 'code' }],
    })
    await signIn(code(1))
  })

  it('takes a code once: replayed, it opens nothing, on another device neither', async () => {
    const { code, signIn } = await enrolled()
    expect(await codeOf(signIn(code()))).toBe('totp.wrong')
    const next = code(1)
    await signIn(next)
    expect(await codeOf(signIn(next))).toBe('totp.wrong')
    expect(await codeOf(signIn(code()))).toBe('totp.wrong')
    test.clock.advance(60_000)
    await signIn(code())
  })

  it('lets one of many in who send the same code at once', async () => {
    const { code, signIn } = await enrolled()
    const same = code(1)
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => signIn(same)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is guessed five times, and then even the right code waits', async () => {
    const { code, signIn } = await enrolled()
    const wrong = code(1) === '000000' ? '111111' : '000000'
    const guesses = await Promise.all(Array.from({ length: 8 }, () => codeOf(signIn(wrong))))
    expect(guesses.filter((each) => each === 'totp.wrong')).toHaveLength(5)
    expect(await codeOf(signIn(code(1)))).toBe('request.too-many')
    test.clock.advance(15 * 60_000)
    await signIn(code())
  })

  it('is replaced by a recovery code, each once, of whatever spelling', async () => {
    const { id, recoveryCodes, signIn } = await enrolled()
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first = '', second = ''] = recoveryCodes
    await signIn(first.toLowerCase().replace('-', ' '))
    expect(await codeOf(signIn(first))).toBe('totp.wrong')
    const both = await Promise.allSettled([signIn(second), signIn(second)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const events = await db().event.findMany({
      where: { subjectId: id, kind: 'account.recovery-code-used' },
      orderBy: { seq: 'asc' },
    })
    expect(events.map(({ facts }) => facts)).toEqual([{ left: 9 }, { left: 8 }])
  })

  it('has recovery codes that are renewed as a whole and of no use to another account', async () => {
    const one = await enrolled()
    const other = await enrolled()
    const { codes } = await one.client.api.security.renewRecoveryCodes.mutate({})
    expect(await codeOf(one.signIn(one.recoveryCodes[0]))).toBe('totp.wrong')
    expect(await codeOf(other.signIn(codes[0]))).toBe('totp.wrong')
    await one.signIn(codes[0])
  })

  it('is sealed in the database, and its codes are hashes', async () => {
    const { id, recoveryCodes, client } = await enrolled()
    const stored = await db().totpCredential.findFirstOrThrow({ where: { accountId: id } })
    expect(stored.secretBox).toMatch(/^k1\.[\w-]{60,}$/)
    const kept = JSON.stringify(await db().recoveryCode.findMany({ where: { accountId: id } }))
    for (const code of recoveryCodes) expect(kept).not.toContain(code.replace('-', ''))
    expect(await codeOf(client.api.security.beginTotp.mutate({}))).toBe('totp.already')
  })

  it('is set up by one of two who confirm at once', async () => {
    const client = await signedInClient(test, test.sites[0])
    const outcomes = await Promise.allSettled([enrol(test, client), enrol(test, client)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('taken off, is asked for no more, and the other devices are signed out', async () => {
    const { client, code, signIn } = await enrolled()
    const elsewhere = visitor()
    await signIn(code(1), elsewhere)
    await client.api.security.removeTotp.mutate({})
    expect((await elsewhere.api.site.get.query({})).viewer).toBeNull()
    await signIn()
  })

  it('opens the reset of a staff account, which an SMS alone does not', async () => {
    const { mobile, code } = await enrolled(administrator)
    const sms = await askForCode(visitor(), 'reset-password', mobile)
    const reset = (secondFactor?: string) =>
      visitor().api.account.resetPassword.mutate({
        mobile,
        code: sms,
        password: 'Bridge-over-river-9',
        ...(secondFactor && { secondFactor }),
      })
    expect(await codeOf(reset())).toBe('totp.needed')
    expect(await codeOf(reset('000000'))).toBe('totp.wrong')
    expect(await reset(code(1))).toMatchObject({ outcome: 'done' })
  })
})

describe('staff without the second factor that they need', () => {
  it('hold no right until it is set up, and then have their desk', async () => {
    const strict = await startTestProgram({ STAFF_TOTP: 'required' })
    const client = await signedInClient(strict, strict.sites[0], administrator)
    expect((await client.api.site.get.query({})).viewer).toMatchObject({
      staff: false,
      mustEnrol: true,
      permissions: [],
    })
    expect(await codeOf(client.api.review.counters.query({}))).toBe('not-found')
    await enrol(strict, client)
    expect((await client.api.site.get.query({})).viewer).toMatchObject({
      staff: true,
      mustEnrol: false,
    })
    await client.api.review.counters.query({})
    await strict.stop()
  })

  it('are asked for none in a trial', async () => {
    const { mobile, password } = await buildAccount(test, test.sites[0], administrator)
    expect(await visitor().api.account.signIn.mutate({ mobile, password })).toEqual({ staff: true })
  })
})
