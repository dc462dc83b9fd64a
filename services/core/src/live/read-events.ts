import type { Deps } from '../kernel/deps.ts'

/** An event as the live side reads it. */
export type EventRecord = {
  seq: number
  kind: string
  subjectType: string
  subjectId: string
  actorId: string | null
  actorName: string | null
  facts: Record<string, unknown>
  at: Date
}

/** At most so many at once; whoever is further behind loads anew. */
export const catchUpLimit = 500

/** The tenant's events after a sequence number, in commit order. */
export async function readEvents(
  deps: Deps,
  tenantId: string,
  after: number,
): Promise<EventRecord[]> {
  const { rows } = await deps.database.tenantSql(tenantId).query<EventRecord>(
    `select e.seq, e.kind, e.subject_type as "subjectType", e.subject_id as "subjectId", e.actor_id as "actorId",
       a.user_name as "actorName", e.facts, e.at
     from event e left join account a on a.tenant_id = e.tenant_id and a.id = e.actor_id
     where e.tenant_id = current_tenant() and e.seq > $1 order by e.seq limit $2`,
    [after, catchUpLimit],
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
