import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSenders } from '../../adapters/senders.ts'
import { signedInClient } from '../../testing/build-account.ts'
import { buildSubmitted, decide } from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import {
  standInWechatKey,
  startStandInWechat,
  type StandInWechat,
} from '../../testing/stand-in-wechat.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { sendWaiting } from '../messages/send-waiting.ts'

let test: TestProgram
let provider: StandInWechat

beforeAll(async () => {
  provider = await startStandInWechat()
  test = await startTestProgram({
    ROLES: 'http',
    WECHAT_ENDPOINT: provider.endpoint,
    WECHAT_APP_ID: standInWechatKey.id,
    WECHAT_APP_SECRET: standInWechatKey.secret,
  })
})
afterAll(async () => {
  await test.stop()
  await provider.close()
})

/** Goes to WeChat and comes back as a person. */
async function bind(client: Pick<TestClient, 'send'>, person: string) {
  const { headers } = await client.send({ path: '/wechat/bind' })
  const state = new URL(String(headers.location)).searchParams.get('state') ?? ''
  const query = new URLSearchParams({ code: `code-${person}`, state })
  return { state, answer: await client.send({ path: `/wechat/bound?${query.toString()}` }) }
}

describe('binding WeChat', () => {
  it('brings the account’s messages there too, from then on', async () => {
    const site = test.sites[0]
    const { caseId, applicant } = await buildSubmitted(test, site)
    expect(await applicant.api.wechat.get.query({})).toEqual({ offered: true, bound: false })
    const { answer } = await bind(applicant, 'person-1')
    expect(answer.headers.location).toBe('/my/account?wechat=bound')
    expect(await applicant.api.wechat.get.query({})).toEqual({ offered: true, bound: true })
    const reviewer = await buildStaff(test, site, 'membership-reviewer')
    await decide(reviewer, caseId, 'return', '请补充说明')
    await sendWaiting(test.deps, createSenders(test.deps.env), site.tenantId, () => false)
    expect(provider.taken.at(-1)).toMatchObject({ touser: 'person-1' })
    await applicant.api.wechat.unbind.mutate({})
    expect(await applicant.api.wechat.get.query({})).toMatchObject({ bound: false })
  })

  it('is never done by a link that somebody else made, nor with a code that WeChat does not know', async () => {
    const site = test.sites[0]
    const [one, other] = [await signedInClient(test, site), await signedInClient(test, site)]
    const { state } = await bind(one, 'person-2')
    const query = new URLSearchParams({ code: 'code-thief', state })
    await other.send({ path: `/wechat/bound?${query.toString()}` })
    expect(await other.api.wechat.get.query({})).toMatchObject({ bound: false })
    const { state: own } = await bind(other, 'person-2')
    expect(await other.api.wechat.get.query({})).toMatchObject({ bound: false })
    await other.send({
      path: `/wechat/bound?${new URLSearchParams({ code: 'x', state: own }).toString()}`,
    })
    expect(await other.api.wechat.get.query({})).toMatchObject({ bound: false })
    expect(await one.api.wechat.get.query({})).toMatchObject({ bound: true })
  })

  it('asks visitors to sign in', async () => {
    expect((await test.visitor(test.sites[0]).send({ path: '/wechat/bind' })).status).toBe(401)
  })
})
