import type { Tx } from '@guildhall/db/tenant-client'
import type { ImportRecord } from './import-records.ts'

/**
 * One event for each member of a batch, appended with its COMMIT by one statement: the member's own
 * history tells where it came from, and the sequence's row is held for no round trip.
 */
export function recordMembers(
  { sql }: Tx,
  { id, actingBy }: Pick<ImportRecord, 'id' | 'actingBy'>,
  members: readonly { memberId: string; kind: string }[],
): void {
  if (members.length === 0) return
  sql.defer(
    `select append_event(r.kind, 'member', r."memberId", $2::uuid, jsonb_build_object('importId', $3::text))
     from jsonb_to_recordset($1::jsonb) as r(kind text, "memberId" uuid)`,
    [JSON.stringify(members), actingBy, id],
  )
}
