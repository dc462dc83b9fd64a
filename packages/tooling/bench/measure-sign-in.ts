import pg from 'pg'
import type { Server } from './child.ts'
import { fire } from './load.ts'
import type { Measure } from './report.ts'
import type { World } from './world.ts'
import { createPasswordHasher } from '../../../services/core/src/auth/passwords.ts'

const rate = 20
const seconds = 10
const password = 'Guildhall2026bench'

/** Twenty people a second sign in; what counts is how long the event loop stands still for everybody else. */
export async function measureSignIn(
  program: Server,
  world: World,
  superuserUrl: string,
): Promise<Measure[]> {
  const mobiles = await addAccounts(superuserUrl, world, rate * seconds)
  const shots = mobiles.map((mobile) => ({
    method: 'POST' as const,
    path: '/trpc/account.signIn',
    body: JSON.stringify({ mobile, password }),
  }))
  const { cookie: _, ...headers } = world.headers
  await fire(program.port, headers, { shots: shots.slice(0, 20), connections: 4, amount: 20 })
  await program.ask('reset')
  const load = await fire(program.port, headers, {
    shots,
    connections: 10,
    amount: mobiles.length,
    rate,
  })
  const { worstStallMs, cpuMs } = await program.ask<{ worstStallMs: number; cpuMs: number }>('look')
  return [
    {
      name: `Sign-in at ${rate} a second: the event loop's worst stall`,
      value: worstStallMs,
      unit: 'ms',
      atMost: 100,
      failed: load.failed,
    },
    { name: `Sign-in at ${rate} a second: p99`, value: load.p99Ms, unit: 'ms' },
    { name: `Sign-in: server CPU each`, value: cpuMs / mobiles.length, unit: 'ms' },
  ]
}

async function addAccounts(
  superuserUrl: string,
  { tenantId }: World,
  count: number,
): Promise<string[]> {
  const passwordHash = await createPasswordHasher().hash(password)
  const mobiles = Array.from({ length: count }, (_, at) => `188${String(at).padStart(8, '0')}`)
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query(
    `insert into account (tenant_id, id, mobile, user_name, password_hash) select $1::uuid, gen_random_uuid(), m, '压测会员', $2 from unnest($3::text[]) m`,
    [tenantId, passwordHash, mobiles],
  )
  await client.end()
  return mobiles
}
