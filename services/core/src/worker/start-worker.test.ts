import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildAccount, buildSession, freshMobile } from '../testing/build-account.ts'
import { askForCode, readMessages } from '../testing/sms-codes.ts'
import { standInSmsKey, startStandInSms, type StandInSms } from '../testing/stand-in-sms.ts'
import { startTestProgram, type TestProgram } from '../testing/start-test-program.ts'
import { keepHouse } from './keep-house.ts'

let test: TestProgram
let sms: StandInSms

beforeAll(async () => {
  sms = await startStandInSms()
  test = await startTestProgram({
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

describe('the worker', () => {
  it('sends a code as soon as it is asked for, in each association’s own name', async () => {
    const mobile = freshMobile()
    for (const site of test.sites) await askForCode(test.visitor(site), 'register', mobile)
    await vi.waitFor(async () => {
      const states = (await readMessages(test.visitor(test.sites[0]), mobile)).map(
        ({ state }) => state,
      )
      expect(states).toEqual(['sent', 'sent'])
    }, 10_000)
    const signatures = sms.taken
      .filter(({ PhoneNumbers }) => PhoneNumbers === mobile)
      .map(({ SignName }) => SignName)
    expect(new Set(signatures).size).toBe(2)
  })

  it('says at the start in production what to set for messages to leave', async () => {
    const bare = await startTestProgram({
      NODE_ENV: 'production',
      APP_SECRET: 'x'.repeat(32),
      SECRETS_KEY: `k1:${'A'.repeat(43)}=`,
    })
    await bare.stop()
    const said = bare.log.filter((line) => line.includes('messages.no-provider')).join('\n')
    expect(said).toContain('SMS_PROVIDER=aliyun')
    expect(said).toContain('SMTP_URL')
  })
})

describe('keeping house', () => {
  it('clears what has expired and leaves what has not', async () => {
    const site = test.sites[0]
    const { id } = await buildAccount(test, site)
    await buildSession(test, site, id)
    await buildSession(test, site, id)
    const sql = test.deps.database.tenantSql(site.tenantId)
    const age = [
      `update session set expires_at = now() - interval '1 minute' where id_hash = (select min(id_hash) from session)`,
      `insert into one_time_code (id, purpose, mobile, code_hash, created_at, expires_at)
         select gen_random_uuid(), 'register', 'old', 'x', now() - days * interval '1 day', now() from unnest(array[1, 3]) days`,
      `insert into rate_limit (key, window_start, count)
         select 'old', now() - days * interval '1 day', 1 from unnest(array[1, 3]) days`,
      `insert into spent_challenge (signature, expires_at)
         select 'old' || hours, now() - hours * interval '1 hour' from unnest(array[0, 2]) hours`,
    ]
    for (const statement of age) await sql.query(statement)
    await keepHouse(test.deps, site.tenantId)
    const counts = await sql.query<{ n: number }>(
      `select (select count(*) from session)::int as n
       union all select (select count(*) from one_time_code where mobile = 'old')::int
       union all select (select count(*) from rate_limit where key = 'old')::int
       union all select (select count(*) from spent_challenge where signature like 'old%')::int`,
    )
    expect(counts.rows.map(({ n }) => n)).toEqual([1, 1, 1, 1])
  })
})
