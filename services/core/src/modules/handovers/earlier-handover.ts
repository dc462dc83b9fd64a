import type { TenantSql } from '@guildhall/db/tenant-client'

/** A handover of a unit that was decided while another one waited. */
export type EarlierHandover = { number: string; at: Date }

/**
 * The handover of this unit that was approved since another was submitted, or null: a letter that was
 * handed in before the last change does not undo it.
 */
export async function earlierHandover(
  sql: Pick<TenantSql, 'query'>,
  partyId: string,
  { id, submittedAt }: { id: string; submittedAt: Date | null },
): Promise<EarlierHandover | null> {
  const { rows } = await sql.query<EarlierHandover>(earlierSql, [partyId, id, submittedAt])
  return rows[0] ?? null
}

const earlierSql = `
select c.number, c.closed_at as at from mandate d
join cases c on c.tenant_id = d.tenant_id and c.kind = 'handover' and c.state = 'approved'
  and c.id = case when d.paper ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then d.paper::uuid end
where d.tenant_id = current_tenant() and d.party_id = $1 and c.id <> $2 and c.closed_at >= $3
order by c.closed_at desc limit 1`
