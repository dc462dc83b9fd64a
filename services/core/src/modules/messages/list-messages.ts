import type { z } from 'zod'
import type { MessageFilter, messagesInput, messagesPage } from '@guildhall/contract/messages'
import { maskEmail, maskMobile } from '@guildhall/domain/identifiers/masking'
import type { SignedInContext } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { ClaimedMessage } from './claim-messages.ts'
import { isResendable } from './resend-messages.ts'
import { whyNotSent } from './why-not-sent.ts'
import { withoutCode } from './without-code.ts'

const pageSize = 50

type Page = z.infer<typeof messagesPage>
type Row = Pick<
  ClaimedMessage,
  'id' | 'channel' | 'recipient' | 'template' | 'variables' | 'text' | 'createdAt'
> & {
  state: string
  error: string | null
  delivery: 'delivered' | 'undelivered' | null
  sentAt: Date | null
}

/** The condition of each filter; each is answered by an index of its own. */
const conditions: Record<MessageFilter, string> = {
  all: 'true',
  waiting: `state in ('queued', 'sending')`,
  trouble: `state in ('failed', 'unknown')`,
  undelivered: `delivery = 'undelivered'`,
}

/**
 * The association's messages with their state, newest first. Recipients are masked, codes struck out.
 * Searched by a part of the text, or the whole number or address.
 */
export async function listMessages(
  ctx: SignedInContext,
  { filter, search, cursor }: z.infer<typeof messagesInput>,
): Promise<Page> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const after = decodeCursor(cursor)
  const [{ rows }, { rows: counted }] = await Promise.all([
    sql.query<Row>(
      `select id, channel, recipient, template, variables, text, state, error, delivery,
         created_at as "createdAt", sent_at as "sentAt"
       from message where tenant_id = current_tenant() and ${conditions[filter]}
         and ($1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2::uuid))
         and ($3 = '' or recipient = $3 or (template <> 'code' and strpos(text, $3) > 0))
       order by created_at desc, id desc limit ${pageSize + 1}`,
      [after?.at ?? null, after?.id ?? null, search],
    ),
    sql.query<Page['counts']>(countsSql),
  ])
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.map(present),
    next: last ? encodeCursor(last.createdAt, last.id) : null,
    counts: counted[0] ?? { waiting: 0, trouble: 0, undelivered: 0 },
  }
}

const countOf = (filter: MessageFilter) =>
  `(select count(*)::int from message where tenant_id = current_tenant() and ${conditions[filter]}) as ${filter}`
const countsSql = `select ${countOf('waiting')}, ${countOf('trouble')}, ${countOf('undelivered')}`

function present(row: Row): Page['rows'][number] {
  const { id, channel, state, error, delivery } = row
  return {
    id,
    channel,
    recipient: maskRecipient(row),
    text: withoutCode(row),
    state,
    delivery,
    why: state === 'sent' && delivery !== 'undelivered' ? null : whyNotSent(error),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    canResend: isResendable(row),
  }
}

function maskRecipient({ channel, recipient }: Pick<Row, 'channel' | 'recipient'>): string {
  if (channel === 'wechat') return '已绑定的微信'
  return channel === 'sms' ? maskMobile(recipient) : maskEmail(recipient)
}
