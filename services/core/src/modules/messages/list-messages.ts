import type { messagesInput, messagesPage } from '@guildhall/contract/members'
import { maskEmail, maskMobile } from '@guildhall/domain/identifiers/masking'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { ClaimedMessage } from './claim-messages.ts'
import { withoutCode } from './without-code.ts'

const pageSize = 50

type Page = z.infer<typeof messagesPage>
type Row = Pick<
  ClaimedMessage,
  'id' | 'channel' | 'recipient' | 'template' | 'variables' | 'text' | 'createdAt'
> & {
  state: string
  error: string | null
  sentAt: Date | null
}

/** The association's messages with their state, newest first. Recipients are masked, codes struck out. */
export async function listMessages(
  ctx: SignedInContext,
  { cursor }: z.infer<typeof messagesInput>,
): Promise<Page> {
  const after = decodeCursor(cursor)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Row>(
    `select id, channel, recipient, template, variables, text, state, error,
       created_at as "createdAt", sent_at as "sentAt"
     from message where tenant_id = current_tenant()
       and ($1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2::uuid))
     order by created_at desc, id desc limit ${pageSize + 1}`,
    [after?.at ?? null, after?.id ?? null],
  )
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { rows: shown.map(present), next: last ? encodeCursor(last.createdAt, last.id) : null }
}

function present(row: Row): Page['rows'][number] {
  const { id, channel, state, error } = row
  return {
    id,
    channel,
    recipient: channel === 'sms' ? maskMobile(row.recipient) : maskEmail(row.recipient),
    text: withoutCode(row),
    state,
    error,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }
}
