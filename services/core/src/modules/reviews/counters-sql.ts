/**
 * Counts of all stages, today's decisions and the event sequence in one statement, so that they are
 * of one moment: a live event is then either counted here or comes after `seq`, never both. `$1` are
 * the stages in view as JSON, `$2` the actor, `$3` the day's beginning. `lateBefore` is the instant
 * before which whatever waits at the stage is late.
 */
export const countersSql = `
with scope as (
  select * from jsonb_to_recordset($1::jsonb)
    as s(at int, application text, stage text, branches text[], "lateBefore" timestamptz)
),
decided as (
  select count(*)::int as "all", count(*) filter (where d.actor_id = $2)::int as mine
  from case_step d join cases c on c.tenant_id = d.tenant_id and c.id = d.case_id
  where d.tenant_id = current_tenant() and d.at >= $3 and d.action in ('pass', 'return', 'reject')
    and (d.actor_id = $2 or exists (select from scope where scope.application = c.application
      and scope.stage = d.from_stage and (scope.branches is null or c.branch_slug = any(scope.branches))))
)
select counted.*, decided.mine as "decidedMine", decided."all" as "decidedAll",
  coalesce((select seq from event_head where tenant_id = current_tenant()), 0) as seq
from decided left join (
  select scope.at, stage.*, back.returned from scope cross join lateral (
    select count(*)::int as waiting,
      count(*) filter (where c.claimed_by = $2 and c.claimed_until > now())::int as mine,
      count(*) filter (where c.claimed_until is null or c.claimed_until <= now())::int as unclaimed,
      count(*) filter (where s.number > 1)::int as resubmitted,
      count(*) filter (where c.stage_since < scope."lateBefore")::int as late,
      min(c.stage_since) as oldest
    from cases c join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
    where c.tenant_id = current_tenant() and c.state = 'submitted' and c.stage_slug = scope.stage
      and c.application = scope.application and (scope.branches is null or c.branch_slug = any(scope.branches))
  ) stage cross join lateral (
    select count(*)::int as returned from cases c
    where c.tenant_id = current_tenant() and c.state = 'returned' and c.returned_stage = scope.stage
      and c.application = scope.application and (scope.branches is null or c.branch_slug = any(scope.branches))
  ) back
) counted on true`
