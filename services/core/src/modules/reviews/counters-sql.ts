/**
 * Counts of all stages, today's decisions and the event sequence in one statement, so that they are
 * of one moment: a live event is then either counted here or comes after `seq`, never both. `$1` are
 * the stages in view as JSON, `$2` the actor, `$3` the day's beginning. `since` holds the oldest five
 * hundred, which is as many late ones as are worth counting exactly.
 */
export const countersSql = `
with scope as (
  select * from jsonb_to_recordset($1::jsonb) as s(at int, application text, stage text, branches text[])
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
  select scope.at, stage.* from scope cross join lateral (
    select count(*)::int as waiting,
      count(*) filter (where c.claimed_by = $2 and c.claimed_until > now())::int as mine,
      count(*) filter (where c.claimed_until is null or c.claimed_until <= now())::int as unclaimed,
      count(*) filter (where s.number > 1)::int as resubmitted,
      coalesce((array_agg(c.stage_since order by c.stage_since))[1:500], '{}') as since
    from cases c join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
    where c.tenant_id = current_tenant() and c.state = 'submitted' and c.stage_slug = scope.stage
      and c.application = scope.application and (scope.branches is null or c.branch_slug = any(scope.branches))
  ) stage
) counted on true`
