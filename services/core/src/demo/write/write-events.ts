import type { Tx } from '@guildhall/db/tenant-client'

/** An event of the past, with the time at which it happened. */
export type PastEvent = {
  kind: string
  subjectType: string
  subjectId: string
  actorId: string | null
  facts: Record<string, unknown>
  at: Date
}

/**
 * Appends what happened in the past to the tenant's sequence, oldest first. `append_event` stamps the
 * time of its call, so the chain is made here with the same hash, behind the same lock on its head.
 */
export async function writeEvents(tx: Tx, events: readonly PastEvent[]): Promise<void> {
  const ordered = events
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map((event, at) => ({ ...event, place: at + 1 }))
  await tx.$executeRaw`insert into event_head (seq, hash) values (0, '') on conflict (tenant_id) do nothing`
  await tx.$executeRaw`
    with recursive head as (
      select seq, hash from event_head where tenant_id = current_tenant() for update
    ), given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb) as g(place int, kind text,
        "subjectType" text, "subjectId" uuid, "actorId" uuid, facts jsonb, at timestamptz)
    ), chain (place, seq, kind, subject_type, subject_id, actor_id, facts, at, hash) as (
      select 0, seq, ''::text, ''::text, null::uuid, null::uuid, null::jsonb, null::timestamptz, hash from head
      union all
      select g.place, c.seq + 1, g.kind, g."subjectType", g."subjectId", g."actorId", g.facts, g.at,
        event_hash(c.hash, c.seq + 1, g.kind, g."subjectType", g."subjectId", g."actorId", g.facts, g.at)
      from chain c join given g on g.place = c.place + 1
    ), written as (
      insert into event (seq, kind, subject_type, subject_id, actor_id, facts, at, hash)
      select seq, kind, subject_type, subject_id, actor_id, facts, at, hash from chain where place > 0
    )
    update event_head h set seq = last.seq, hash = last.hash
    from (select seq, hash from chain order by place desc limit 1) last where h.tenant_id = current_tenant()`
}
