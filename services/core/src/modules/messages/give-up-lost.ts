import type { TenantSql } from '@guildhall/db/tenant-client'
import type { ClaimedMessage } from './claim-messages.ts'
import { settleMessage } from './settle-message.ts'

const interrupted = { kind: 'unknown', reason: 'interrupted while sending' } as const

/**
 * Gives up what a node that is no more was sending: its outcome is unknown, so a person decides
 * whether it goes out again. With `forget` a code or link in it is struck out, as from any other.
 */
export async function giveUpLost(sql: TenantSql, forget: { forget: boolean }): Promise<number> {
  const { rows } = await sql.query<ClaimedMessage>(
    `select id, channel, recipient, template, variables, text, attempts, created_at as "createdAt"
     from message where tenant_id = current_tenant() and state = 'sending' and due_at <= now()`,
  )
  for (const message of rows) await settleMessage(sql, message, interrupted, forget)
  return rows.length
}
