import type { MemberFilter } from '@guildhall/contract/members'
import { searchCondition, type Search } from './find-members.ts'
import { statusSql } from './status-sql.ts'

/** Collects a statement's parameters. */
export type Values = { readonly values: unknown[]; value(given: unknown): string }

export function createValues(...first: unknown[]): Values {
  const values = [...first]
  return { values, value: (given) => `$${values.push(given)}` }
}

/**
 * The conditions on members `m` that a filter means; `day` is the parameter that holds today. Only
 * what is asked stands in it. Exports and counts use the same, so that they agree with the list.
 */
export function memberConditions(
  filter: MemberFilter,
  search: Search | null,
  day: string,
  { value }: Values,
): string[] {
  const { status, title, branch, owedYear, joinedFrom, joinedTo, noLogin, appealWaits } = filter
  const conditions = [
    'm.tenant_id = current_tenant()',
    // A parameter that nothing names has no type; most filters ask for no day.
    `${day} is not null`,
    search && searchCondition(search, value),
    title.length > 0 && `m.title_slug = any(${value(title)}::text[])`,
    branch.length > 0 && inBranches(branch, value),
    joinedFrom && `m.joined_on >= ${value(joinedFrom)}::date`,
    joinedTo && `m.joined_on <= ${value(joinedTo)}::date`,
    owedYear !== null && owes(value(owedYear)),
    noLogin && nobodyActs(day),
    appealWaits && withAppeal,
    ...statusConditions(status, day, value),
  ]
  return conditions.filter((each) => typeof each === 'string')
}

/** Those under a sanction are few: they are read from the sanctions and not out of all members. */
function statusConditions(
  status: MemberFilter['status'],
  day: string,
  value: Values['value'],
): string[] {
  if (status.length === 0) return []
  const few = status.every((each) => each === 'suspended' || each === 'expelled')
  return [
    ...(few
      ? [
          'm.id in (select s.member_id from membership_sanction s where s.tenant_id = current_tenant())',
        ]
      : []),
    `${statusSql(day)} = any(${value(status)}::text[])`,
  ]
}

/** Not by `coalesce`, of which no statistics are kept. */
function inBranches(branch: readonly string[], value: Values['value']): string {
  const named = `m.branch_slug = any(${value(branch)}::text[])`
  return branch.includes('') ? `(${named} or m.branch_slug is null)` : named
}

const owes = (year: string) => `exists (
  select from bill b where b.tenant_id = m.tenant_id and b.member_id = m.id and b.year = ${year}::int
    and (select sum(p.amount_fen) from posting p where p.tenant_id = b.tenant_id and p.bill_id = b.id
      and p.ledger = 'dues-receivable') > 0)`

/** An appeal that nobody has decided, as `appealWaits` in the domain says. */
const withAppeal = `m.id in (select s.member_id from membership_sanction s where s.tenant_id = current_tenant()
  and s.appealed_at is not null and s.appeal_outcome is null)`

/** No account acts for the party on the day. */
const nobodyActs = (day: string) => `not exists (
  select from mandate d where d.tenant_id = m.tenant_id and d.party_id = m.party_id
    and d.from_date <= ${day} and (d.to_date is null or ${day} < d.to_date))`
