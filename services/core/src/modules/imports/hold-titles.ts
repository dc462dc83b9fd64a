import type { TenantSql } from '@guildhall/db/tenant-client'

/** A title that a roster gives, from a day on. */
export type HeldTitle = { memberId: string; title: string; from: string }

/**
 * Keeps who held which title when, for some hundred members at once: what is held ends on the day on
 * which the new one begins; one that began on that very day is corrected; one that begins later stays.
 */
export async function holdTitles(sql: TenantSql, titles: readonly HeldTitle[]): Promise<void> {
  if (titles.length === 0) return
  const json = JSON.stringify(titles)
  for (const statement of statements) await sql.query(statement, [json])
}

const source = `jsonb_to_recordset($1::jsonb) as r("memberId" uuid, title text, "from" date)`

const statements = [
  `update title_holding h set title_slug = r.title from ${source}
     where h.tenant_id = current_tenant() and h.member_id = r."memberId" and h.from_date = r."from"`,
  `update title_holding h set to_date = r."from" from ${source}
     where h.tenant_id = current_tenant() and h.member_id = r."memberId" and h.from_date < r."from"
       and (h.to_date is null or h.to_date > r."from")`,
  `insert into title_holding (id, member_id, title_slug, from_date, to_date)
     select gen_random_uuid(), r."memberId", r.title, r."from",
       (select min(l.from_date) from title_holding l where l.tenant_id = current_tenant()
         and l.member_id = r."memberId" and l.from_date > r."from")
     from ${source} where not exists (select 1 from title_holding h where h.tenant_id = current_tenant()
       and h.member_id = r."memberId" and h.from_date = r."from")`,
]
