import type { TenantSql } from '@guildhall/db/tenant-client'
import type { SendResult } from '../../adapters/send-result.ts'
import type { ClaimedMessage } from './claim-messages.ts'
import { firstReportAfter } from './ask-reports.ts'
import { carriesSecret, withoutCode } from './without-code.ts'

/** Minutes before the next try after each refusal that may pass. */
const pauses = [1, 5, 30, 120]

type Settled = {
  state: string
  error: string | null
  providerId: string | null
  pauseMinutes: number
}

/** What a message becomes by the provider's answer. */
export function settle(result: SendResult, attempts: number): Settled {
  const none = { error: null, providerId: null, pauseMinutes: 0 }
  if (result.kind === 'accepted') return { ...none, state: 'sent', providerId: result.providerId }
  if (result.kind === 'unknown') return { ...none, state: 'unknown', error: result.reason }
  const pauseMinutes = result.retry ? pauses[attempts - 1] : undefined
  if (pauseMinutes === undefined) return { ...none, state: 'failed', error: result.reason }
  return { ...none, state: 'queued', error: result.reason, pauseMinutes }
}

/**
 * Writes down what became of a message that this node was sending. Where `forget` is set, the code
 * or link in it is struck out: the list of messages must not let anyone in.
 */
export async function settleMessage(
  sql: TenantSql,
  message: ClaimedMessage,
  result: SendResult,
  { forget }: { forget: boolean },
): Promise<void> {
  const { state, error, providerId, pauseMinutes } = settle(result, message.attempts)
  // Any other message keeps what it is made of: somebody may have it sent once more.
  const strike = forget && state !== 'queued' && carriesSecret(message.template)
  await sql.query(
    `update message set state = $2, error = $3, provider_id = $4,
       sent_at = case when $2 = 'sent' then now() end,
       report_due_at = case when $2 = 'sent' and $8 then now() + interval '${firstReportAfter}' end,
       due_at = now() + make_interval(mins => $5),
       variables = case when $6 then '{}'::jsonb else variables end,
       text = case when $6 then $7 else text end
     where tenant_id = current_tenant() and id = $1 and state = 'sending'`,
    [
      ...[message.id, state, error, providerId, pauseMinutes, strike, withoutCode(message)],
      providerId !== null && message.channel === 'sms',
    ],
  )
}
