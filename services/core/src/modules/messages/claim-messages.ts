import type { TenantSql } from '@guildhall/db/tenant-client'
import type { MessageKey } from '@guildhall/domain/blueprint/messages'

/** A message taken out of the outbox by this node. */
export type ClaimedMessage = {
  id: string
  channel: 'sms' | 'mail' | 'wechat'
  recipient: string
  template: MessageKey
  variables: Record<string, string | number>
  text: string
  attempts: number
  createdAt: Date
}

/** Taken at once; each is sent at the same time. */
export const claimSize = 10

/** What was handed to a provider and not settled within this time has an unknown outcome. */
const giveUpAfter = '2 minutes'

/** Whether there is anything to send or to give up; cheap enough to ask every association often. */
export async function hasDueMessages(sql: TenantSql): Promise<boolean> {
  const { rowCount } = await sql.query(
    `select 1 from message
     where tenant_id = current_tenant() and state in ('queued', 'sending') and due_at <= now() limit 1`,
  )
  return rowCount > 0
}

/**
 * Takes messages that are due, oldest first, and marks them as being sent; two nodes never take the
 * same. Committed before anything is sent, so that a crash leaves a trace and not a second SMS.
 */
export async function claimMessages(
  sql: TenantSql,
  channels: readonly string[],
): Promise<ClaimedMessage[]> {
  const { rows } = await sql.query<ClaimedMessage>(
    `update message set state = 'sending', attempts = attempts + 1, due_at = now() + interval '${giveUpAfter}'
     where tenant_id = current_tenant() and id = any (array(
       select id from message
       where tenant_id = current_tenant() and state = 'queued' and due_at <= now() and channel = any ($1::text[])
       order by due_at, id limit ${claimSize} for update skip locked))
     returning id, channel, recipient, template, variables, text, attempts, created_at as "createdAt"`,
    [channels],
  )
  return rows
}
