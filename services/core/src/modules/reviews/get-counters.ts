import type { Counters } from '@guildhall/contract/review'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { nextMeetingOn } from '../meetings/next-meeting.ts'
import { headOf } from './list-queue.ts'
import { waitedDays } from './queue-row.ts'
import { stagesInScope, type StageScope } from './stage-scope.ts'

type Count = { waiting: number; mine: number; unclaimed: number; resubmitted: number; since: Date[] }

/** What waits at each stage the actor sees; the numbers agree with `review.queue` under the same filter. */
export async function getCounters(ctx: SignedInContext): Promise<Counters> {
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const seq = await headOf(ctx)
  const stages = await Promise.all(stagesInScope(ctx.actor, blueprint).map((scope) => countStage(ctx, scope)))
  return { stages, decidedToday: await decidedToday(ctx), seq }
}

async function countStage(ctx: SignedInContext, { application, stage, branches }: StageScope): Promise<Counters['stages'][number]> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Count>(count, [stage.slug, application.slug, branches, ctx.actor.accountId])
  const found = rows[0] ?? { waiting: 0, mine: 0, unclaimed: 0, resubmitted: 0, since: [] }
  const now = ctx.deps.clock.now()
  const waited = found.since.map((since) => waitedDays(since, now))
  const promised = stage.workingDays
  return {
    application: application.slug,
    applicationLabel: application.label,
    stage: stage.slug,
    label: stage.label,
    kind: stage.kind,
    waiting: found.waiting,
    mine: found.mine,
    unclaimed: found.unclaimed,
    resubmitted: found.resubmitted,
    oldestWaited: waited[0] ?? null,
    late: promised ? waited.filter((days) => days > promised).length : 0,
    nextMeetingOn: stage.kind === 'meeting' ? await nextMeetingOn(ctx, stage.slug, todayOf(ctx.deps.clock)) : null,
  }
}

/** `since` holds the oldest five hundred, which is as many late ones as are worth counting exactly. */
const count = `
select count(*)::int as waiting,
  count(*) filter (where c.claimed_by = $4 and c.claimed_until > now())::int as mine,
  count(*) filter (where c.claimed_until is null or c.claimed_until <= now())::int as unclaimed,
  count(*) filter (where s.number > 1)::int as resubmitted,
  coalesce((array_agg(c.stage_since order by c.stage_since))[1:500], '{}') as since
from cases c join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
where c.tenant_id = current_tenant() and c.state = 'submitted' and c.stage_slug = $1 and c.application = $2
  and ($3::text[] is null or c.branch_slug = any($3))`

async function decidedToday(ctx: SignedInContext): Promise<Counters['decidedToday']> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<{ mine: number; all: number }>(
    `select count(*)::int as "all", count(*) filter (where actor_id = $1)::int as mine from case_step
     where tenant_id = current_tenant() and at >= $2 and action in ('pass', 'return', 'reject')`,
    [ctx.actor.accountId, startOfDayInShanghai(todayOf(ctx.deps.clock))],
  )
  return rows[0] ?? { mine: 0, all: 0 }
}
