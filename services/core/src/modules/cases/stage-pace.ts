import type { Database } from '@guildhall/db/tenant-client'
import { workingDaysBetween } from '@guildhall/domain/time/working-days'
import type { Deps } from '../../kernel/deps.ts'

/** The median of the working days that a stage took, by its slug; only those with enough cases. */
export type StagePace = ReadonlyMap<string, number>

/** From what is this many days old at most. */
const lookBackDays = 90

/** Of fewer cases a median says little, and something of each of them. */
const fewestCases = 10

/** How long an answer is good for: what happened within 90 days changes slowly. */
const rememberMs = 10 * 60_000

type Remembered = { pace: Promise<StagePace>; until: number }
const remembered = new WeakMap<Database, Map<string, Remembered>>()

/**
 * How many working days each stage of an application usually took here: the median over the cases that
 * left it by a decision within 90 days, both days Shanghai's. A stage that fewer than ten cases left
 * says nothing.
 */
export function stagePace(
  { deps, tenant }: { deps: Pick<Deps, 'database' | 'clock'>; tenant: { id: string } },
  application: string,
): Promise<StagePace> {
  const now = deps.clock.now()
  const paces = remembered.get(deps.database) ?? new Map<string, Remembered>()
  remembered.set(deps.database, paces)
  const key = `${tenant.id}/${application}`
  const known = paces.get(key)
  if (known && known.until > now.getTime()) return known.pace
  const pace = readPace(deps.database, tenant.id, application, now)
  paces.set(key, { pace, until: now.getTime() + rememberMs })
  pace.catch(() => paces.delete(key))
  return pace
}

type Span = { stage: string; from: string; to: string; cases: number }

async function readPace(
  database: Database,
  tenantId: string,
  application: string,
  now: Date,
): Promise<StagePace> {
  const since = new Date(now.getTime() - lookBackDays * 86_400_000)
  const { rows } = await database.tenantSql(tenantId).query<Span>(spansSql, [application, since])
  const stages = [...new Set(rows.map(({ stage }) => stage))]
  return new Map(
    stages.flatMap((stage) => {
      const days = medianDays(rows.filter((row) => row.stage === stage))
      return days === null ? [] : [[stage, days] as const]
    }),
  )
}

/** A case counts once at each stage: by when it last left it, and how long it had been there. */
const spansSql = `
with left_last as (
  select distinct on (s.case_id, s.from_stage) s.case_id, s.case_version, s.from_stage, s.at
  from case_step s join cases c on c.tenant_id = s.tenant_id and c.id = s.case_id
  where s.tenant_id = current_tenant() and s.at >= $2 and c.application = $1
    and s.action in ('pass', 'return', 'reject') and s.to_stage is distinct from s.from_stage
  order by s.case_id, s.from_stage, s.case_version desc
)
select l.from_stage as stage, (came.at at time zone 'Asia/Shanghai')::date::text as "from",
  (l.at at time zone 'Asia/Shanghai')::date::text as "to", count(*)::int as cases
from left_last l, lateral (
  select a.at from case_step a
  where a.tenant_id = current_tenant() and a.case_id = l.case_id and a.case_version < l.case_version
    and a.to_stage = l.from_stage and a.from_stage is distinct from a.to_stage
  order by a.case_version desc limit 1) came
group by 1, 2, 3`

/** The lower median, so that it is a number of days that some case took; null for too few cases. */
function medianDays(spans: readonly Span[]): number | null {
  const cases = spans.reduce((sum, span) => sum + span.cases, 0)
  if (cases < fewestCases) return null
  let before = 0
  const sorted = spans
    .map((span) => ({ days: workingDaysBetween(span.from, span.to), cases: span.cases }))
    .toSorted((a, b) => a.days - b.days)
  const middle = sorted.find((span) => (before += span.cases) * 2 >= cases)
  return middle?.days ?? null
}
