import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standInSmsKey, startStandInSms, type StandInSms } from '../../testing/stand-in-sms.ts'
import { aliyunSms } from './aliyun-sms.ts'

let provider: StandInSms

beforeAll(async () => {
  provider = await startStandInSms()
})
afterAll(() => provider.close())

const sms = {
  mobile: '18500000000',
  signature: '示例协会',
  templateId: 'SMS_1001',
  variables: { code: '123456', minutes: '10' },
  messageId: '0199',
}
const sender = (options = {}) =>
  aliyunSms({ endpoint: provider.endpoint, key: standInSmsKey, timeoutMs: 300, ...options })

describe('SMS through Alibaba Cloud', () => {
  it('goes out as registered signature, template and variables, rightly signed', async () => {
    provider.behave({ code: 'OK', bizId: '9006^0' })
    expect(await sender().send(sms)).toEqual({ kind: 'accepted', providerId: '9006^0' })
    expect(provider.taken.at(-1)).toEqual({
      PhoneNumbers: '18500000000',
      SignName: '示例协会',
      TemplateCode: 'SMS_1001',
      TemplateParam: '{"code":"123456","minutes":"10"}',
      OutId: '0199',
    })
  })

  it('is refused with a wrong secret', async () => {
    const answer = await sender({ key: { ...standInSmsKey, secret: 'wrong' } }).send(sms)
    expect(answer).toEqual({ kind: 'refused', reason: 'SignatureDoesNotMatch', retry: false })
  })

  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 200, true],
    ['Throttling.User', 400, true],
    ['isv.MOBILE_NUMBER_ILLEGAL', 200, false],
    ['isv.SMS_TEMPLATE_ILLEGAL', 200, false],
    ['isv.AMOUNT_NOT_ENOUGH', 200, false],
  ])('that is refused as %s (HTTP %i) may be tried again: %s', async (code, status, retry) => {
    provider.behave({ code, status })
    expect(await sender().send(sms)).toEqual({ kind: 'refused', reason: code, retry })
  })

  it.each([
    ['silent' as const, 'TimeoutError'],
    ['dropped' as const, expect.any(String)],
    ['garbage' as const, 'HTTP 200'],
    [{ code: 'isp.SYSTEM_ERROR' }, 'isp.SYSTEM_ERROR'],
    [{ code: 'InternalError', status: 500 }, 'InternalError'],
  ])('has an unknown outcome when the provider is %j', async (behaviour, reason) => {
    provider.behave(behaviour)
    expect(await sender().send(sms)).toEqual({ kind: 'unknown', reason })
  })

  it('was certainly not sent where nobody listens', async () => {
    const gone = await startStandInSms()
    await gone.close()
    expect(await sender({ endpoint: gone.endpoint }).send(sms)).toMatchObject({
      kind: 'refused',
      retry: true,
    })
  })
})
