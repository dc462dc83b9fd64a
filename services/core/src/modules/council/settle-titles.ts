import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { Clock } from '../../kernel/clock.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import { reissueCertificates } from '../certificates/reissue-certificate.ts'

type Settled = { partyId: string; titleLabel: string; caseId: string | null }

/**
 * Brings each member's title of today in line with the holdings, which are what counts, and replaces
 * the certificates that name another: a title that begins on a later day takes effect by this. Safe
 * at any time, on any number of nodes.
 */
export async function settleTitles(clock: Clock, work: Work, content: Blueprint): Promise<void> {
  const { rows } = await work.tx.sql.query<Settled>(settleSql, [todayOf(clock)])
  const changes = rows.map(({ partyId, caseId, titleLabel }) => ({
    partyId,
    caseId,
    changed: { titleLabel },
  }))
  await reissueCertificates(clock, work, content, changes)
}

const settleSql = `
update member m set title_slug = h.title_slug from title_holding h
join title t on t.tenant_id = h.tenant_id and t.slug = h.title_slug
where m.tenant_id = current_tenant() and h.tenant_id = m.tenant_id and h.member_id = m.id
  and h.from_date <= $1::date and (h.to_date is null or h.to_date > $1::date) and m.title_slug <> h.title_slug
returning m.party_id as "partyId", t.label as "titleLabel", h.case_id as "caseId"`
