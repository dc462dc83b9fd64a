import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { carriesSecret, secretTemplates } from './without-code.ts'

type Settled = { template: string; state: string; delivery: string | null }

/**
 * Whether somebody may have a message sent once more: it failed, nobody knows what became of it, or
 * the carrier did not deliver it. What carries a secret is never sent again: its code or link is asked for
 * anew by whoever needs it.
 */
export function isResendable({ template, state, delivery }: Settled): boolean {
  if (carriesSecret(template)) return false
  return state === 'failed' || state === 'unknown' || delivery === 'undelivered'
}

/**
 * Puts messages back into the outbox as they are, compare-and-set on their state, so that two who
 * press at once send one. Answers how many go out again; on record by whom.
 */
export async function resendMessages(
  ctx: SignedInContext,
  { ids }: { ids: string[] },
): Promise<{ sent: number }> {
  return transact(ctx, async ({ tx, record }) => {
    const { rows } = await tx.sql.query<{ id: string }>(resendSql, [
      ids,
      ctx.deps.clock.now(),
      secretTemplates,
    ])
    for (const { id } of rows)
      record({ kind: 'message.resent', subjectType: 'message', subjectId: id, facts: {} })
    return { sent: rows.length }
  })
}

const resendSql = `
update message set state = 'queued', attempts = 0, error = null, due_at = $2, delivery = null, delivered_at = null,
  report_due_at = null, reports = 0, sent_at = null
where tenant_id = current_tenant() and id = any($1::uuid[]) and template <> all ($3::text[])
  and (state in ('failed', 'unknown') or (state = 'sent' and delivery = 'undelivered'))
returning id`
