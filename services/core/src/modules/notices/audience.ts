import type { NoticeAudience } from '@guildhall/contract/notices'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'

/** An audience as the table holds it. */
export type AudienceColumns = {
  audience: NoticeAudience['kind']
  audienceSlugs: string[]
  audienceYear: number | null
}

export function audienceColumns(audience: NoticeAudience): AudienceColumns {
  return {
    audience: audience.kind,
    audienceSlugs: 'slugs' in audience ? [...new Set(audience.slugs)] : [],
    audienceYear: 'year' in audience ? audience.year : null,
  }
}

export function audienceOf({
  audience,
  audienceSlugs,
  audienceYear,
}: AudienceColumns): NoticeAudience {
  if (audience === 'titles' || audience === 'branches')
    return { kind: audience, slugs: audienceSlugs }
  if (audience === 'owing') return { kind: audience, year: audienceYear ?? 2000 }
  return { kind: audience }
}

/** An audience in words, by the blueprint in force: `副会长单位、理事单位`. */
export function audienceLabel(content: Blueprint, audience: NoticeAudience): string {
  switch (audience.kind) {
    case 'public':
      return '所有人（网站公开）'
    case 'members':
      return '全体会员'
    case 'titles':
      return labels(content.dues.titles, audience.slugs) || '未选会员级别'
    case 'branches':
      return labels(content.branches, audience.slugs) || '未选分支机构'
    case 'owing':
      return `${audience.year}年会费未交清的单位`
  }
}

function labels(
  known: readonly { slug: string; label: string }[],
  slugs: readonly string[],
): string {
  return slugs.map((slug) => known.find((each) => each.slug === slug)?.label ?? slug).join('、')
}

/**
 * SQL that says whether the notice `n` is meant for the member `m` on a day (a date parameter, such
 * as `$1`). Who owes a year is told so whether or not a membership runs; all others only while one
 * does. What is owed is the sum of the postings, as on the member's own page.
 */
export function reaches(day: string): string {
  return `case n.audience
    when 'owing' then exists (select 1 from bill b where b.tenant_id = m.tenant_id and b.member_id = m.id
      and b.year = n.audience_year and 0 < (select sum(p.amount_fen) from posting p
        where p.tenant_id = b.tenant_id and p.bill_id = b.id and p.ledger = 'dues-receivable'))
    else exists (select 1 from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id
        and d.from_date <= ${day}::date and d.to_date > ${day}::date)
      and case n.audience when 'titles' then m.title_slug = any (n.audience_slugs)
        when 'branches' then m.branch_slug = any (n.audience_slugs) else true end
    end`
}

/** SQL: whether the reading `r` of the notice `n` counts: not one from before all were told again. */
export const countsAsRead = `r.read_at >= coalesce(n.told_again_at, '-infinity')`

/** SQL: when a unit, the member `m`, first read the notice `n`, by any account that acts or acted for it. */
export const firstRead = `(select min(r.read_at) from mandate k
  join notice_read r on r.tenant_id = k.tenant_id and r.account_id = k.account_id and r.notice_id = n.id
    and ${countsAsRead}
  where k.tenant_id = m.tenant_id and k.party_id = m.party_id)`
