import type { MemberRow, MembersInput } from '@guildhall/contract/members'
import { isCivilDate } from '@guildhall/domain/time/civil-date'
import { decodeKeyCursor, encodeKeyCursor } from '../../kernel/cursor.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { readSearch, type Search } from './find-members.ts'
import { createValues, memberConditions } from './member-conditions.ts'
import { statusSql } from './status-sql.ts'

/** What each order sorts by, as an index has it, and how its value comes back in a cursor. */
const orders = {
  number: { by: 'm.number', type: 'text' },
  name: { by: 'm.name collate "zh-x-icu"', type: 'text' },
  joined: { by: 'm.joined_on', type: 'date' },
} as const

type Asked = Omit<MembersInput, 'cursor'> & {
  search: string
  after: { value: string; id: string } | null
}

/**
 * One page of members and one row more: which ones by conditions, in the order of an index; what is
 * shown of them is read for those alone. Status as of `today` in China.
 */
export function membersPage(
  asked: Asked,
  search: Search | null,
  today: string,
): { text: string; values: unknown[] } {
  const parameters = createValues(today)
  const { by, type } = orders[asked.sort]
  const [direction, beyond] = asked.descending ? ['desc', '<'] : ['asc', '>']
  const conditions = memberConditions(asked, search, '$1::date', parameters)
  if (asked.after) {
    const { value } = parameters
    conditions.push(
      `(${by}, m.id) ${beyond} (${value(asked.after.value)}::${type}, ${value(asked.after.id)}::uuid)`,
    )
  }
  const text = `
select m.id, m.number, m.name, p.credit_code as "creditCode", t.label as title, b.label as branch,
  to_char(m.joined_on, 'YYYY-MM-DD') as "joinedOn", ${statusSql('$1::date')} as status,
  (select to_char(max(d.to_date) - 1, 'YYYY-MM-DD') from membership_period d
    where d.tenant_id = m.tenant_id and d.member_id = m.id) as "validTo",
  (select coalesce(sum(o.amount_fen), 0)::bigint from bill l join posting o on o.tenant_id = l.tenant_id
    and o.bill_id = l.id and o.ledger = 'dues-receivable'
    where l.tenant_id = m.tenant_id and l.member_id = m.id) as "owedFen",
  exists (select from mandate d where d.tenant_id = m.tenant_id and d.party_id = m.party_id
    and d.from_date <= $1::date and (d.to_date is null or $1::date < d.to_date)) as "hasLogin"
from (select m.* from member m where ${conditions.join(' and ')}
  order by ${by} ${direction}, m.id ${direction} limit ${asked.limit + 1}) m
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
join title t on t.tenant_id = m.tenant_id and t.slug = m.title_slug
left join branch b on b.tenant_id = m.tenant_id and b.slug = m.branch_slug
order by ${by} ${direction}, m.id ${direction}`
  return { text, values: parameters.values }
}

/** The members under a filter, page by page. */
export async function listMembers(
  ctx: SignedInContext,
  input: MembersInput,
): Promise<{ rows: MemberRow[]; next: string | null }> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const search = await readSearch(sql, input.search)
  const after = afterOf(input)
  const { text, values } = membersPage({ ...input, after }, search, todayOf(ctx.deps.clock))
  const { rows } = await sql.query<MemberRow>(text, values)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page,
    next: rows.length > input.limit && last ? encodeKeyCursor(keyOf(last, input), last.id) : null,
  }
}

/** A cursor of another order begins anew. */
function afterOf({ cursor, sort }: MembersInput) {
  const after = decodeKeyCursor(cursor)
  return after && sort === 'joined' && !isCivilDate(after.value) ? null : after
}

function keyOf(row: MemberRow, { sort }: MembersInput): string {
  return sort === 'joined' ? row.joinedOn : row[sort]
}
