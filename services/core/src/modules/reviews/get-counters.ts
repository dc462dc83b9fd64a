import type { Counters } from '@guildhall/contract/review'
import { permits } from '@guildhall/domain/permissions/actor'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { nextMeetingOn } from '../meetings/next-meeting.ts'
import { branchesOf, narrowed } from './branch-filter.ts'
import { countersSql } from './counters-sql.ts'
import { lateBefore } from './late-before.ts'
import { waitedDays } from './queue-row.ts'
import { stagesInView, type StageScope } from './stage-scope.ts'

type Counted = {
  at: number | null
  waiting: number
  mine: number
  unclaimed: number
  resubmitted: number
  late: number
  returned: number
  oldest: Date | null
  seq: number
  decidedAll: number
  decidedMine: number
}

/**
 * What waits at each stage the actor sees, of one branch where one is asked for; the numbers agree
 * with `review.queue` under the same filter and branch.
 */
export async function getCounters(
  ctx: SignedInContext,
  { branch }: { branch: string | null },
): Promise<Counters> {
  const inView = await stagesInView(ctx)
  const scopes = inView.map((scope) => ({ ...scope, branches: narrowed(scope, branch) }))
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Counted>(countersSql, [
      scopesAsJson(ctx, scopes),
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
    branches: await branchesOf(ctx, inView),
    decidedToday: { mine: first?.decidedMine ?? 0, all: first?.decidedAll ?? 0 },
    seq: Number(first?.seq ?? 0),
  }
}

function scopesAsJson({ deps }: SignedInContext, scopes: readonly StageScope[]): string {
  return JSON.stringify(
    scopes.map(({ application, stage, branches }, at) => ({
      at,
      application: application.slug,
      stage: stage.slug,
      branches,
      lateBefore: lateBefore(stage, deps.clock)?.toISOString() ?? null,
    })),
  )
}

async function presentStage(
  ctx: SignedInContext,
  { application, stage }: StageScope,
  found: Counted | undefined,
): Promise<Counters['stages'][number]> {
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
    returned: found?.returned ?? 0,
    oldestWaited: found?.oldest ? waitedDays(found.oldest, ctx.deps.clock.now()) : null,
    late: found?.late ?? 0,
    bulkPass:
      stage.kind === 'person' &&
      permits(ctx.actor, 'cases.decide') &&
      ctx.actor.grants.some(({ role }) => role === stage.role),
    nextMeetingOn:
      stage.kind === 'meeting'
        ? await nextMeetingOn(ctx, stage.slug, todayOf(ctx.deps.clock))
        : null,
  }
}
