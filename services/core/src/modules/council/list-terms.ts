import type { z } from 'zod'
import type { termList } from '@guildhall/contract/council'
import type { CouncilSpec } from '@guildhall/domain/blueprint/council'
import { yearInShanghai } from '@guildhall/domain/time/shanghai'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { presentTerm } from './present-term.ts'
import { readTerms, termOn, type TermRecord } from './read-term.ts'

/** The terms, the bodies with how many sit in them, and what is proposed for the next term. */
export async function listTerms(ctx: SignedInContext): Promise<z.infer<typeof termList>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const today = todayOf(ctx.deps.clock)
  const { council } = (await blueprintInForce(ctx)).content
  const [terms, { rows: holders }] = await Promise.all([
    readTerms(sql),
    sql.query<{ title: string; members: number }>(holdersSql, [today]),
  ])
  const current = termOn(terms, today)
  const countOf = (titles: readonly string[]) =>
    holders.reduce((sum, row) => sum + (titles.includes(row.title) ? row.members : 0), 0)
  return {
    terms: terms.map((term) => presentTerm(term, current?.id)),
    bodies: council.bodies.map(({ slug, label, titles }) => ({
      slug,
      label,
      members: countOf(titles),
    })),
    next: nextTerm(council, terms[0], yearInShanghai(ctx.deps.clock.now())),
  }
}

/** Members of today by title; one whose membership is over sits in no body. */
const holdersSql = `
select m.title_slug as title, count(*)::int as members from member m
where m.tenant_id = current_tenant() and exists (select 1 from membership_period p
  where p.tenant_id = m.tenant_id and p.member_id = m.id and p.from_date <= $1::date and p.to_date > $1::date)
group by 1`

function nextTerm({ termYears }: CouncilSpec, last: TermRecord | undefined, year: number) {
  const from = last?.to ?? `${year + 1}-01-01`
  return {
    ordinal: (last?.ordinal ?? 0) + 1,
    from,
    to: `${Number(from.slice(0, 4)) + termYears}${from.slice(4)}`,
  }
}
