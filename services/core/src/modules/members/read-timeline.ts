import type { MemberView } from '@guildhall/contract/member-page'
import type { TenantSql } from '@guildhall/db/tenant-client'
import { tellEvent } from './event-words.ts'

type EventRow = {
  seq: number
  kind: string
  facts: Record<string, unknown>
  at: Date
  who: string | null
}

/** So many events are told, the newest; a member's whole life is shorter. */
const MOST = 300

/** Everything in the log about a member, its party's cases and certificates, in plain words, newest first. */
export async function readTimeline(
  sql: TenantSql,
  subjects: readonly string[],
): Promise<MemberView['timeline']> {
  const { rows } = await sql.query<EventRow>(timelineSql, [subjects])
  return rows.map(({ seq, kind, facts, at, who }) => {
    const { what, note } = tellEvent(kind, facts)
    return { key: String(seq), at: at.toISOString(), what, note, who: who ?? '系统' }
  })
}

const timelineSql = `
select e.seq, e.kind, e.facts, e.at, a.user_name as who
from event e left join account a on a.tenant_id = e.tenant_id and a.id = e.actor_id
where e.tenant_id = current_tenant() and e.subject_id = any($1::uuid[])
  and e.kind not in ('case.claimed', 'case.released', 'account.signed-in', 'account.signed-out')
order by e.seq desc limit ${MOST}`
