import type { BodyView } from '@guildhall/contract/council'
import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { readTerms, termOn } from './read-term.ts'

/** Who sits in a body today, by title and number, with the person named for the current term. */
export async function getBody(
  ctx: SignedInContext,
  { body: slug }: { body: string },
): Promise<BodyView> {
  const { council } = (await blueprintInForce(ctx)).content
  const body = council.bodies.find((each) => each.slug === slug)
  if (!body) throw new DomainError('not-found')
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const today = todayOf(ctx.deps.clock)
  const term = termOn(await readTerms(sql), today)
  const { rows } = await sql.query<BodyView['rows'][number]>(bodySql, [
    body.titles,
    today,
    term?.id ?? null,
  ])
  return { label: body.label, term: term?.label ?? null, rows }
}

const bodySql = `
select m.id as "memberId", m.number, p.name, t.label as "titleLabel", b.label as branch,
  coalesce(s.representative, '') as representative, coalesce(s.position, '') as position
from member m
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
join title t on t.tenant_id = m.tenant_id and t.slug = m.title_slug
left join branch b on b.tenant_id = m.tenant_id and b.slug = m.branch_slug
left join council_seat s on s.tenant_id = m.tenant_id and s.member_id = m.id and s.term_id = $3
where m.tenant_id = current_tenant() and m.title_slug = any($1::text[])
  and exists (select 1 from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id
    and d.from_date <= $2::date and d.to_date > $2::date)
order by t.position, m.number`
