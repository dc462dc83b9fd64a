import type { z } from 'zod'
import type { seat, termView } from '@guildhall/contract/council'
import type { TenantSql } from '@guildhall/db/tenant-client'
import { newcomerTitle } from '@guildhall/domain/dues/newcomer-title'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { presentTerm } from './present-term.ts'
import { readTerm, readTerms, termOn, type TermRecord } from './read-term.ts'

/** A term with who sits in it, and who would go back to the newcomers' title when it begins. */
export async function getTerm(
  ctx: SignedInContext,
  { termId }: { termId: string },
): Promise<z.infer<typeof termView>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { dues } = (await blueprintInForce(ctx)).content
  const [term, terms] = await Promise.all([readTerm(sql, termId), readTerms(sql)])
  const position = new Map(dues.titles.map(({ slug }, at) => [slug, at]))
  const rows = await readSeats(sql, term)
  return {
    ...presentTerm(term, termOn(terms, todayOf(ctx.deps.clock))?.id),
    resolution: term.resolution,
    confirmedAt: term.confirmedAt?.toISOString() ?? null,
    rows: rows.toSorted(
      (a, b) => (position.get(a.title) ?? 99) - (position.get(b.title) ?? 99) || order(a, b),
    ),
    leaving: term.state === 'planned' ? await readLeaving(sql, term, newcomerTitle(dues)) : [],
    titles: dues.titles.map(({ slug, label }) => ({ slug, label })),
  }
}

const order = (a: { number: string }, b: { number: string }) => a.number.localeCompare(b.number)

async function readSeats(sql: TenantSql, term: TermRecord): Promise<z.infer<typeof seat>[]> {
  const { rows } = await sql.query<z.infer<typeof seat>>(seatsSql, [term.id, term.from])
  return rows
}

const seatsSql = `
select s.member_id as "memberId", m.number, p.name, s.title_slug as title, t.label as "titleLabel",
  (select b.label from title_holding h join title b on b.tenant_id = h.tenant_id and b.slug = h.title_slug
    where h.tenant_id = s.tenant_id and h.member_id = s.member_id and h.from_date < $2::date
      and (h.to_date is null or h.to_date >= $2::date)) as before,
  s.representative, s.position
from council_seat s
join member m on m.tenant_id = s.tenant_id and m.id = s.member_id
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
join title t on t.tenant_id = s.tenant_id and t.slug = s.title_slug
where s.tenant_id = current_tenant() and s.term_id = $1`

/** Who holds another title than the newcomers' on the term's first day and has no seat in it. */
export async function readLeaving(
  sql: TenantSql,
  term: Pick<TermRecord, 'id' | 'from'>,
  newcomer: string,
) {
  const { rows } = await sql.query<{ memberId: string; name: string; title: string }>(leavingSql, [
    term.id,
    term.from,
    newcomer,
  ])
  return rows
}

const leavingSql = `
select h.member_id as "memberId", p.name, t.label as title from title_holding h
join member m on m.tenant_id = h.tenant_id and m.id = h.member_id
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
join title t on t.tenant_id = h.tenant_id and t.slug = h.title_slug
where h.tenant_id = current_tenant() and h.from_date <= $2::date and (h.to_date is null or h.to_date > $2::date)
  and h.title_slug <> $3
  and not exists (select 1 from council_seat s where s.tenant_id = h.tenant_id and s.term_id = $1 and s.member_id = h.member_id)
order by t.position, m.number`
