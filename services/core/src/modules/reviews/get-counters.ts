import type { Counters } from '@guildhall/contract/review'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { nextMeetingOn } from '../meetings/next-meeting.ts'
import { countersSql } from './counters-sql.ts'
import { waitedDays } from './queue-row.ts'
import { stagesInView, type StageScope } from './stage-scope.ts'

type Counted = {
  at: number | null
  waiting: number
  mine: number
  unclaimed: number
  resubmitted: number
  since: Date[]
  seq: number
  decidedAll: number
  decidedMine: number
}

/** What waits at each stage the actor sees; the numbers agree with `review.queue` under the same filter. */
export async function getCounters(ctx: SignedInContext): Promise<Counters> {
  const scopes = await stagesInView(ctx)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Counted>(countersSql, [
      scopesAsJson(scopes),
      ctx.actor.accountId,
      startOfDayInShanghai(todayOf(ctx.deps.clock)),
    ])
  const stages = await Promise.all(
    scopes.map((scope, at) =>
      presentStage(
        ctx,
        scope,
        rows.find((row) => row.at === at),
      ),
    ),
  )
  const [first] = rows
  return {
    stages,
    decidedToday: { mine: first?.decidedMine ?? 0, all: first?.decidedAll ?? 0 },
    seq: Number(first?.seq ?? 0),
  }
}

function scopesAsJson(scopes: readonly StageScope[]): string {
  return JSON.stringify(
    scopes.map(({ application, stage, branches }, at) => ({
      at,
      application: application.slug,
      stage: stage.slug,
      branches,
    })),
  )
}

async function presentStage(
  ctx: SignedInContext,
  { application, stage }: StageScope,
  found: Counted | undefined,
): Promise<Counters['stages'][number]> {
  const now = ctx.deps.clock.now()
  const waited = (found?.since ?? []).map((since) => waitedDays(since, now))
  const promised = stage.workingDays
  return {
    application: application.slug,
    applicationLabel: application.label,
    stage: stage.slug,
    label: stage.label,
    kind: stage.kind,
    waiting: found?.waiting ?? 0,
    mine: found?.mine ?? 0,
    unclaimed: found?.unclaimed ?? 0,
    resubmitted: found?.resubmitted ?? 0,
    oldestWaited: waited[0] ?? null,
    late: promised ? waited.filter((days) => days > promised).length : 0,
    nextMeetingOn:
      stage.kind === 'meeting'
        ? await nextMeetingOn(ctx, stage.slug, todayOf(ctx.deps.clock))
        : null,
  }
}
