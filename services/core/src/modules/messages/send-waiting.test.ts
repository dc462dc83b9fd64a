import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSenders, type Senders } from '../../adapters/senders.ts'
import {
  buildMessage,
  makeDue,
  readMessage,
  type MessageWishes,
} from '../../testing/build-message.ts'
import { standInSmsKey, startStandInSms, type StandInSms } from '../../testing/stand-in-sms.ts'
import { startStandInSmtp, type StandInSmtp } from '../../testing/stand-in-smtp.ts'
import { createTestDeps, type TestDeps } from '../../testing/start-test-program.ts'
import { sendWaiting } from './send-waiting.ts'

let test: TestDeps
let sms: StandInSms
let smtp: StandInSmtp
let senders: Senders

beforeAll(async () => {
  sms = await startStandInSms()
  smtp = await startStandInSmtp()
  test = await createTestDeps({
    SMS_PROVIDER: 'aliyun',
    ALIYUN_SMS_ENDPOINT: sms.endpoint,
    ALIYUN_ACCESS_KEY_ID: standInSmsKey.id,
    ALIYUN_ACCESS_KEY_SECRET: standInSmsKey.secret,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'office@example.org.cn',
  })
  senders = createSenders(test.deps.env)
})
afterAll(async () => {
  await test.stop()
  await Promise.all([sms.close(), smtp.close()])
})
beforeEach(() => {
  sms.behave({ code: 'OK', bizId: 'biz-1' })
  sms.taken.length = 0
})

const site = () => test.sites[0]
const build = (wishes: MessageWishes = {}) => buildMessage(test, site(), wishes)
const read = (id: string) => readMessage(test, site(), id)
const send = (ways = senders) => sendWaiting(test.deps, ways, site().tenantId, () => false)
const minutesFromNow = (at: Date) => Math.round((at.getTime() - Date.now()) / 60_000)

describe('sending what waits', () => {
  it('sends an SMS with the variables of its template, as text, and notes the provider’s id', async () => {
    const id = await build()
    await send()
    expect(await read(id)).toMatchObject({
      state: 'sent',
      providerId: 'biz-1',
      attempts: 1,
      error: null,
    })
    expect(sms.taken).toMatchObject([
      { OutId: id, TemplateParam: expect.stringContaining('"remarks":"2"') },
    ])
    const { content } = await test.deps.blueprints.current(site().tenantId)
    expect(sms.taken[0]).toMatchObject({
      SignName: content.messages.signature,
      TemplateCode: content.messages.templates['case-returned']?.smsTemplateId,
    })
  })

  it('sends a mail with the subject of its template', async () => {
    const id = await build({ channel: 'mail' })
    await send()
    expect(await read(id)).toMatchObject({ state: 'sent', error: null })
    expect(smtp.taken.at(-1)).toMatch(/^Subject: =\?UTF-8\?/m)
  })

  it('sends each once, however many nodes look at once', async () => {
    const ids = await Promise.all(Array.from({ length: 45 }, () => build()))
    await Promise.all([send(), send(), send(), send()])
    expect(sms.taken.map(({ OutId }) => OutId).toSorted()).toEqual(ids.toSorted())
  })

  it('leaves other associations’ messages to their own turn', async () => {
    const id = await buildMessage(test, test.sites[1])
    await send()
    expect(await readMessage(test, test.sites[1], id)).toMatchObject({ state: 'queued' })
  })
})

describe('a message that the provider refuses', () => {
  it('for now is tried again after a pause, then longer ones, then given up', async () => {
    sms.behave({ code: 'isv.BUSINESS_LIMIT_CONTROL' })
    const id = await build()
    for (const pause of [1, 5, 30, 120]) {
      await send()
      const { state, error, dueAt } = await read(id)
      expect([state, error, minutesFromNow(dueAt)]).toEqual([
        'queued',
        'isv.BUSINESS_LIMIT_CONTROL',
        pause,
      ])
      await send()
      expect((await read(id)).dueAt).toEqual(dueAt)
      await makeDue(test, site(), id)
    }
    await send()
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 5 })
    expect(sms.taken).toEqual([])
  })

  it('for now goes out once it is taken', async () => {
    sms.behave({ code: 'Throttling.User', status: 400 })
    const id = await build()
    await send()
    sms.behave({ code: 'OK', bizId: 'biz-2' })
    await makeDue(test, site(), id)
    await send()
    expect(await read(id)).toMatchObject({ state: 'sent', providerId: 'biz-2', error: null })
  })

  it('for good is failed at once', async () => {
    sms.behave({ code: 'isv.MOBILE_NUMBER_ILLEGAL' })
    const id = await build()
    await send()
    expect(await read(id)).toMatchObject({
      state: 'failed',
      error: 'isv.MOBILE_NUMBER_ILLEGAL',
      attempts: 1,
    })
  })
})

describe('a message of which nobody knows', () => {
  it('since the line was cut is never sent again by itself', async () => {
    sms.behave('dropped')
    const id = await build()
    await send()
    expect(await read(id)).toMatchObject({ state: 'unknown', sentAt: null })
    sms.behave({ code: 'OK' })
    await makeDue(test, site(), id)
    await send()
    expect(await read(id)).toMatchObject({ state: 'unknown', attempts: 1 })
    expect(sms.taken).toHaveLength(1)
  })

  it('since its node died is left alone for two minutes and then shown as unknown', async () => {
    const id = await build({ state: 'sending', attempts: 1, dueAt: new Date(Date.now() + 100_000) })
    await send()
    expect(await read(id)).toMatchObject({ state: 'sending' })
    await makeDue(test, site(), id)
    await send()
    expect(await read(id)).toMatchObject({ state: 'unknown', error: 'interrupted while sending' })
    expect(sms.taken).toEqual([])
  })
})

describe('a code', () => {
  const code = {
    template: 'code',
    variables: { code: '271828', minutes: 10 },
    text: '验证码271828，10分钟内有效。',
  }

  it('does not go out after its time', async () => {
    const id = await build({ ...code, createdAt: new Date(Date.now() - 11 * 60_000) })
    await send()
    expect(await read(id)).toMatchObject({ state: 'failed', error: 'the code had expired' })
    expect(sms.taken).toEqual([])
  })

  it('is struck out of the log of messages in production', async () => {
    const { deps } = test
    const production = { ...deps, env: { ...deps.env, NODE_ENV: 'production' as const } }
    const id = await build(code)
    await sendWaiting(production, senders, site().tenantId, () => false)
    expect(sms.taken).toMatchObject([{ TemplateParam: '{"code":"271828","minutes":"10"}' }])
    expect(await read(id)).toMatchObject({
      state: 'sent',
      text: '验证码******，10分钟内有效。',
      variables: {},
    })
  })

  it('is struck out just so where the node that was sending it died', async () => {
    const { deps } = test
    const production = { ...deps, env: { ...deps.env, NODE_ENV: 'production' as const } }
    const dueAt = new Date(Date.now() - 1000)
    const id = await build({ ...code, state: 'sending', attempts: 1, dueAt })
    const plain = await build({ state: 'sending', attempts: 1, dueAt })
    await sendWaiting(production, senders, site().tenantId, () => false)
    expect(await read(id)).toMatchObject({
      state: 'unknown',
      error: 'interrupted while sending',
      text: '验证码******，10分钟内有效。',
      variables: {},
    })
    expect(await read(plain)).toMatchObject({ state: 'unknown', text: '需要补正' })
    expect(sms.taken).toEqual([])
  })
})

describe('with no provider', () => {
  it('a message waits in production, in sight', async () => {
    const id = await build()
    await send({ ...senders, sms: null })
    expect(await read(id)).toMatchObject({ state: 'queued', attempts: 0 })
    await send()
  })

  it('a message counts as sent to the inbox elsewhere', async () => {
    const id = await build()
    await send(createSenders({ ...test.deps.env, SMS_PROVIDER: undefined, SMTP_URL: undefined }))
    expect(await read(id)).toMatchObject({ state: 'sent', providerId: null })
    expect(sms.taken).toEqual([])
  })
})
