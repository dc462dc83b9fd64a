import { startServer, type Server } from './child.ts'
import { fire, median, sideBySide } from './load.ts'
import type { Measure } from './report.ts'
import type { World } from './world.ts'

/** The page of 20, over tRPC and signed in, beside the bare handler with the same SQL, in one run. */
export async function measureQueue(
  program: Server,
  world: World,
  superuserUrl: string,
  about: { application: string; stage: string },
): Promise<Measure[]> {
  const asked = { ...about, filter: 'all', search: '', limit: 20 }
  const input = encodeURIComponent(JSON.stringify({ ...asked, cursor: null }))
  const bare = await startServer('./bare-server.ts', {
    BENCH_SUPERUSER_URL: superuserUrl,
    BENCH_TENANT: world.tenantId,
    BENCH_QUEUE: JSON.stringify({
      ...asked,
      branches: null,
      after: null,
      accountId: world.staffId,
    }),
  })
  const ours = () =>
    fire(program.port, world.headers, {
      shots: [{ path: `/trpc/review.queue?input=${input}` }],
      connections: 16,
      seconds: 6,
    })
  const limit = () =>
    fire(bare.port, {}, { shots: [{ path: '/queue' }], connections: 16, seconds: 6 })
  await ours()
  await limit()
  const { pairs, ratio } = await sideBySide(5, ours, limit)
  await bare.stop()
  const failed = pairs.reduce((sum, pair) => sum + pair.ours.failed + pair.limit.failed, 0)
  return [
    {
      name: 'Review queue, page of 20: ratio to the bare handler',
      value: ratio,
      unit: '',
      atLeast: 0.5,
      failed,
    },
    {
      name: 'Review queue: requests per second',
      value: median(pairs.map((pair) => pair.ours.rps)),
      unit: '/s',
    },
    { name: 'Review queue: p99', value: median(pairs.map((pair) => pair.ours.p99Ms)), unit: 'ms' },
    {
      name: 'Bare handler with the same SQL: requests per second',
      value: median(pairs.map((pair) => pair.limit.rps)),
      unit: '/s',
    },
  ]
}
