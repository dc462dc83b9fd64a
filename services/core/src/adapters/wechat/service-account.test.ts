import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  standInWechatKey,
  startStandInWechat,
  type StandInWechat,
} from '../../testing/stand-in-wechat.ts'
import { serviceAccount } from './service-account.ts'

let provider: StandInWechat

beforeAll(async () => {
  provider = await startStandInWechat()
})
afterAll(() => provider.close())

const account = (secret = standInWechatKey.secret) =>
  serviceAccount({
    appId: standInWechatKey.id,
    secret,
    endpoint: provider.endpoint,
    openEndpoint: 'https://open.example',
  })
const message = {
  openId: 'person-1',
  templateId: 'T-1',
  values: { party: '北辰电力', case: '入会申请' },
  messageId: '0199',
}

describe('template messages of a WeChat service account', () => {
  it('go out with the registered template and its values, under our own id', async () => {
    expect(await account().send(message)).toEqual({ kind: 'accepted', providerId: '1' })
    expect(provider.taken).toEqual([
      {
        touser: 'person-1',
        template_id: 'T-1',
        client_msg_id: '0199',
        data: { party: { value: '北辰电力' }, case: { value: '入会申请' } },
      },
    ])
  })

  it('go out with a new token where the old one is no longer taken', async () => {
    const sender = account()
    await sender.send(message)
    provider.expireTokens()
    expect(await sender.send(message)).toMatchObject({ kind: 'accepted' })
  })

  it.each([
    [43004, false],
    [40037, false],
    [45009, true],
    [-1, true],
  ])('that are refused as %i may be tried again: %s', async (code, retry) => {
    provider.answerWith(code)
    expect(await account().send(message)).toEqual({ kind: 'refused', reason: String(code), retry })
    provider.answerWith(0)
  })

  it('are certainly not sent with a wrong secret, or where nobody listens', async () => {
    expect(await account('wrong').send(message)).toMatchObject({ kind: 'refused', retry: false })
    const gone = await startStandInWechat()
    await gone.close()
    const nowhere = serviceAccount({
      appId: 'x',
      secret: 'x',
      endpoint: gone.endpoint,
      openEndpoint: 'https://open.example',
    })
    expect(await nowhere.send(message)).toMatchObject({ kind: 'refused', retry: true })
  })

  it('know a person by the code that they come back with', async () => {
    expect(await account().openIdOf('code-person-7')).toBe('person-7')
    await expect(account().openIdOf('forged')).rejects.toThrow('40029')
    const address = new URL(account().askAddress({ returnTo: 'http://here/x', state: 's' }))
    expect(address.searchParams.get('redirect_uri')).toBe('http://here/x')
    expect(address.hash).toBe('#wechat_redirect')
  })
})
