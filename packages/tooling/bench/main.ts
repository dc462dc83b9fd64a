// npm run bench: the program's measures, each beside its limit in the same run. These machines are
// noisy, so ratios and medians count, not single figures. `npm run bench -- queue push` runs these only.
import path from 'node:path'
import pg from 'pg'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { benchApplicationForm } from '@guildhall/documents/bench'
import { migrate, roleOf } from '@guildhall/db/migrate'
import { startServer } from './child.ts'
import { measureMembers } from './measure-members.ts'
import { measurePush } from './measure-push.ts'
import { measureQueue } from './measure-queue.ts'
import { measureSignIn } from './measure-sign-in.ts'
import { measureDecide, measureSubmit } from './measure-writes.ts'
import { report, type Measure } from './report.ts'
import { fillDrafts } from './world-drafts.ts'
import { fillWorld, size, type World } from './world.ts'

const { TEST_DATABASE_URL = '', TEST_DATABASE_OWNER_URL = '', SCRATCH_DIR = '/tmp' } = process.env
const superuserUrl = onSameDatabase(process.env.TEST_DATABASE_SUPERUSER_URL ?? '')

/** The association that is measured: the first that ships. */
const slug = shippedAssociations[0]?.slug ?? ''

const say = (text: string) => process.stderr.write(`${text}\n`)

async function main(): Promise<void> {
  await migrate({ ownerUrl: TEST_DATABASE_OWNER_URL, appRole: roleOf(TEST_DATABASE_URL) })
  const program = await startServer('./program-server.ts', {
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: path.join(SCRATCH_DIR, 'files'),
    DATABASE_URL: TEST_DATABASE_URL,
    DATABASE_OWNER_URL: TEST_DATABASE_OWNER_URL,
    DEMO_DATA: '0',
    // The worker is a node of its own in production; here it would take the cores that are measured.
    ROLES: 'http',
  })
  say(`Filling ${size.cases} cases and ${size.neighbours} associations beside …`)
  const world = await fillWorld(superuserUrl, slug)
  const drafts = await fillDrafts(superuserUrl, world, slug, 2500)
  const waiting = await waitingCases(world)
  const measures: Measure[] = []
  const wanted = process.argv.slice(2)
  for (const [what, measure] of plan(program, world, waiting, drafts)) {
    if (wanted.length > 0 && !wanted.includes(what)) continue
    say(`Measuring ${what} …`)
    measures.push(...(await measure()))
  }
  await program.stop()
  report(measures)
}

type Plan = [string, () => Promise<Measure[]>][]

function plan(
  program: Awaited<ReturnType<typeof startServer>>,
  world: World,
  waiting: readonly string[],
  drafts: Parameters<typeof measureSubmit>[3],
): Plan {
  const queue = { application: 'join', stage: 'first-review' }
  return [
    ['queue', () => measureQueue(program, world, superuserUrl, queue)],
    ['push', () => measurePush(program, world, waiting.slice(0, 100))],
    ['submissions', () => measureSubmit(program, world, superuserUrl, drafts)],
    ['decisions', () => measureDecide(program, world, superuserUrl, waiting.slice(100))],
    ['sign-in', () => measureSignIn(program, world, superuserUrl)],
    ['members', () => measureMembers(program, world, superuserUrl)],
    ['forms', measureForms],
  ]
}

async function measureForms(): Promise<Measure[]> {
  const { p50Ms, p99Ms } = await benchApplicationForm()
  return [
    { name: 'Application form as PDF, warm: p50', value: p50Ms, unit: 'ms', atMost: 50 },
    { name: 'Application form as PDF, warm: p99', value: p99Ms, unit: 'ms' },
  ]
}

/** Cases from the far end of the queue, so that the page that is measured stays as it is. */
async function waitingCases({ tenantId }: World): Promise<string[]> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select id from cases where tenant_id = $1 and state = 'submitted' order by stage_since desc limit 3000`,
    [tenantId],
  )
  await client.end()
  return rows.map(({ id }) => id)
}

/** The superuser's address of the database that the program uses. */
function onSameDatabase(url: string): string {
  const address = new URL(url)
  address.pathname = new URL(TEST_DATABASE_URL).pathname
  return address.href
}

await main()
