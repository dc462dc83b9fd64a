import { membersInput, type MembersInput } from '../../contract/src/members.ts'
import { encodeKeyCursor } from '../../../services/core/src/kernel/cursor.ts'
import { startServer, type Server } from './child.ts'
import { median } from './load.ts'
import type { Measure } from './report.ts'
import { get } from './rpc.ts'
import { fillMembers, memberSize } from './world-members.ts'
import type { World } from './world.ts'

/** Answers that are timed of each page, after some that warm it up. */
const TIMES = 40
const WARM = 5

const nobody = '00000000-0000-7000-8000-000000000000'

/** What staff look at in the list of members. */
const looks: [string, Partial<MembersInput>][] = [
  ['first page', {}],
  ['a page far down', { cursor: encodeKeyCursor('M080000', nobody) }],
  ['by a fragment of the name', { search: '中国电力建' }],
  ['by initials, zgdl', { search: 'zgdl' }],
  ['by credit code', { search: `91${'77777'.padStart(16, '0')}` }],
]

/**
 * The list of members, one page after another as somebody looks at it: over tRPC, signed in and under
 * row level security, beside the bare handler with the same SQL, in turn.
 */
export async function measureMembers(
  program: Server,
  world: World,
  superuserUrl: string,
): Promise<Measure[]> {
  await fillMembers(superuserUrl, world)
  const bare = await startServer('./bare-server.ts', {
    BENCH_SUPERUSER_URL: superuserUrl,
    BENCH_TENANT: world.tenantId,
    BENCH_MEMBERS: JSON.stringify(looks.map(([, asked]) => membersInput.parse(asked))),
  })
  const measures: Measure[] = []
  for (const [at, [name, asked]] of looks.entries()) {
    const input = encodeURIComponent(JSON.stringify(membersInput.parse(asked)))
    const { ours, limit } = await inTurn(
      () => get(program.port, world.headers, `/trpc/members.list?input=${input}`),
      () => get(bare.port, {}, `/members/${at}`),
    )
    const what = `Members of ${memberSize.members}, ${name}`
    measures.push(
      { name: `${what}: ratio to the bare handler`, value: limit / ours, unit: '' },
      { name: `${what}: median`, value: ours, unit: 'ms', atMost: 150 },
    )
  }
  await bare.stop()
  return measures
}

/** The medians of both in ms, asked for in turn, so that whatever else the machine does hits both. */
async function inTurn(ask: () => Promise<unknown>, askBare: () => Promise<unknown>) {
  const ours: number[] = []
  const limit: number[] = []
  for (let time = 0; time < TIMES + WARM; time += 1) {
    const [mine, theirs] = [await timed(ask), await timed(askBare)]
    if (time < WARM) continue
    ours.push(mine)
    limit.push(theirs)
  }
  return { ours: median(ours), limit: median(limit) }
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await ask()
  return performance.now() - begun
}
