import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSenders } from '../../adapters/senders.ts'
import { freshMobile } from '../../testing/build-account.ts'
import { buildMessage, readMessage } from '../../testing/build-message.ts'
import { standInSmsKey, startStandInSms, type StandInSms } from '../../testing/stand-in-sms.ts'
import { createTestDeps, type TestDeps } from '../../testing/start-test-program.ts'
import { askReports } from './ask-reports.ts'
import { sendWaiting } from './send-waiting.ts'

let test: TestDeps
let sms: StandInSms

beforeAll(async () => {
  sms = await startStandInSms()
  test = await createTestDeps({
    SMS_PROVIDER: 'aliyun',
    ALIYUN_SMS_ENDPOINT: sms.endpoint,
    ALIYUN_ACCESS_KEY_ID: standInSmsKey.id,
    ALIYUN_ACCESS_KEY_SECRET: standInSmsKey.secret,
  })
})
afterAll(async () => {
  await test.stop()
  await sms.close()
})

const site = () => test.sites[0]

/** Sends one and asks what became of it, as if its time had come. */
async function sendAndAsk(status: 1 | 2 | 3, errorCode?: string) {
  const recipient = freshMobile()
  const id = await buildMessage(test, site(), { recipient })
  const senders = createSenders(test.deps.env)
  await sendWaiting(test.deps, senders, site().tenantId, () => false)
  sms.deliver(recipient, status, errorCode)
  await test.deps.database
    .tenantSql(site().tenantId)
    .query(
      `update message set report_due_at = now() where tenant_id = current_tenant() and id = $1 and report_due_at is not null`,
      [id],
    )
  if (senders.sms) await askReports(test.deps, senders.sms, site().tenantId)
  return readMessage(test, site(), id)
}

describe('the carrier’s report', () => {
  it('that it was delivered is written down, and nobody asks again', async () => {
    expect(await sendAndAsk(3, 'DELIVERED')).toMatchObject({
      state: 'sent',
      delivery: 'delivered',
      deliveredAt: expect.any(Date),
      reportDueAt: null,
    })
  })

  it('that it was not says why', async () => {
    expect(await sendAndAsk(2, 'MK:0012')).toMatchObject({
      state: 'sent',
      delivery: 'undelivered',
      error: 'MK:0012',
      reportDueAt: null,
    })
  })

  it('that has not come is asked for again, later each time', async () => {
    const message = await sendAndAsk(1)
    expect(message).toMatchObject({ delivery: null, reports: 1 })
    expect(message.reportDueAt?.getTime()).toBeGreaterThan(Date.now() + 60_000)
  })
})
