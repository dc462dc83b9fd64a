import type { TenantSql } from '@guildhall/db/tenant-client'
import { checkMobile } from '@guildhall/domain/identifiers/mobile'
import { latinGrams, plainName, queryGrams } from './name-grams.ts'

/**
 * How a search finds members `m`: by the text of the name with the grams that narrow it, or by one of
 * the numbers that it may be. Null where nothing is searched for.
 */
export type Search = {
  plain: string
  /** As it was typed, since numbers have marks in them. */
  typed: string
  /** The rarest of the name's grams; where all are common, reading in order is quicker. */
  gram: string | null
  latin: { run: string; initials: string[] } | null
  mobile: string | null
}

/** A gram that more members have is no help: the text alone finds a page soon enough. */
const COMMON = 2_000

/** Reads a search and chooses by which of its grams to look. */
export async function readSearch(sql: TenantSql, search: string): Promise<Search | null> {
  const plain = plainName(search)
  if (plain === '') return null
  const latin = latinGrams(plain)
  return {
    plain,
    typed: search,
    gram: latin ? null : await rarest(sql, queryGrams(plain)),
    latin,
    mobile: checkMobile(plain).ok ? plain : null,
  }
}

async function rarest(sql: TenantSql, grams: readonly string[]): Promise<string | null> {
  if (grams.length === 0) return null
  const { rows } = await sql.query<{ gram: string; count: number }>(rarestSql, [
    [...new Set(grams)],
  ])
  const [first] = rows
  return first && first.count < COMMON ? first.gram : null
}

const rarestSql = `
select g.gram, c.count from unnest($1::text[]) as g(gram), lateral (
  select count(*)::int as count from (select from member_gram mg
    where mg.tenant_id = current_tenant() and mg.gram = g.gram limit ${COMMON}) found) c
order by c.count limit 1`

/** The condition on `m`; `value` adds a parameter and answers its name. */
export function searchCondition(search: Search, value: (given: unknown) => string): string {
  const plain = value(search.plain)
  const named = `(${[...gramConditions(search, value), `strpos(m.search_text, ${plain}) > 0`].join(' and ')})`
  return `(${named} or m.id in (${numbersSql(plain, search, value)}))`
}

function gramConditions({ gram, latin }: Search, value: (given: unknown) => string): string[] {
  const having = (text: string) =>
    `select g.member_id from member_gram g where g.tenant_id = current_tenant() and g.gram = ${value(text)}`
  if (gram) return [`m.id in (${having(gram)})`]
  if (!latin) return []
  const initials = latin.initials.map(having).join(' intersect ')
  return [`m.id in (${having(latin.run)} union (${initials}))`]
}

/** Members by number or its end, by credit code, by a contact's mobile or that of a login. */
function numbersSql(
  plain: string,
  { mobile, typed: given }: Search,
  value: (given: unknown) => string,
): string {
  const typed = value(given)
  const ways = [
    `select g.member_id from member_gram g where g.tenant_id = current_tenant() and g.gram = 'n:' || ${plain}`,
    `select m1.id from member m1 where m1.tenant_id = current_tenant() and m1.number = ${typed}`,
    `select m2.id from party p2 join member m2 on m2.tenant_id = p2.tenant_id and m2.party_id = p2.id
      where p2.tenant_id = current_tenant() and p2.credit_code = upper(${plain})`,
  ]
  if (mobile) {
    const full = value(mobile)
    ways.push(
      `select g.member_id from member_gram g where g.tenant_id = current_tenant() and g.gram = 't:' || ${full}`,
      `select m3.id from account a join mandate d on d.tenant_id = a.tenant_id and d.account_id = a.id and d.to_date is null
        join member m3 on m3.tenant_id = d.tenant_id and m3.party_id = d.party_id
        where a.tenant_id = current_tenant() and a.mobile = ${full}`,
    )
  }
  return ways.join(' union ')
}
