/** What sanctions `s` and periods `d`, aggregated, say of a member on a day. */
const sanctionSums = `bool_or(s.kind = 'expulsion') as expelled, bool_or(s.kind = 'suspension') as suspended`
const periodSums = (day: string) => `count(*) as periods,
  bool_or(d.from_date <= ${day} and ${day} < d.to_date) as running, bool_or(d.from_date > ${day}) as ahead,
  max(d.to_date) filter (where d.ended_by is not null) = max(d.to_date) as gone`

const inForce = (day: string) =>
  `s.from_date <= ${day} and (s.to_date is null or ${day} < s.to_date)`

/** The order in which they count, as in the domain's `membershipStatus`. */
const status = `case
  when s.expelled then 'expelled'
  when d.running then case when s.suspended then 'suspended' else 'active' end
  when coalesce(d.periods, 0) = 0 or d.ahead then 'upcoming'
  when d.gone then 'left'
  else 'lapsed' end`

/**
 * The status of the member `m` on a day (an SQL expression, such as `$1::date`), as
 * `membershipStatus` in the domain derives it; a test compares the two over random lives. Written
 * with aggregates so that a page reads the periods of its own members alone: an EXISTS may be
 * answered by hashing everybody's.
 */
export function statusSql(day: string): string {
  return `(select ${status}
  from (select ${sanctionSums} from membership_sanction s
    where s.tenant_id = m.tenant_id and s.member_id = m.id and ${inForce(day)}) s,
  (select ${periodSums(day)} from membership_period d
    where d.tenant_id = m.tenant_id and d.member_id = m.id) d)`
}

/**
 * The same for all members at once: `from` a statement's members `m` to their `status`, by one pass
 * over sanctions and periods each. For counts.
 */
export function statusesSql(day: string, conditions: string): string {
  return `
select m.id, ${status} as status from member m
left join (select s.member_id, ${sanctionSums} from membership_sanction s
  where s.tenant_id = current_tenant() and ${inForce(day)} group by s.member_id) s on s.member_id = m.id
left join (select d.member_id, ${periodSums(day)} from membership_period d
  where d.tenant_id = current_tenant() group by d.member_id) d on d.member_id = m.id
where ${conditions}`
}
