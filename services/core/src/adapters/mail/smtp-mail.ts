import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { isNotConnected, notConnected, shortReason, type SendResult } from '../send-result.ts'
import type { MailSender } from './mail-sender.ts'

export type SmtpOptions = { url: string; from: string; timeoutMs?: number }

/**
 * Mail over SMTP, a connection for each: a pool would send a mail again by itself when its connection
 * is lost, delivered or not.
 */
export function smtpMail({ url, from, timeoutMs = 15_000 }: SmtpOptions): MailSender {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ to, subject, text, messageId }) {
      try {
        const sent = await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId: `<${messageId}@${domain}>`,
          headers: { 'auto-submitted': 'auto-generated' },
        })
        return { kind: 'accepted', providerId: sent.messageId }
      } catch (error) {
        return resultOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** What the library tells of a failure. */
const failure = z.object({
  responseCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  command: z.string().optional().catch(undefined),
  timeoutType: z.string().optional().catch(undefined),
})

/** Steps of a session before the text is handed over. */
const earlySteps = new Set(['EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL FROM', 'RCPT TO'])

/** SMTP says 4xx for later and 5xx for never (RFC 5321, 4.2.1). */
function resultOf(error: unknown): SendResult {
  const told = failure.safeParse(error).data ?? {}
  if (told.responseCode !== undefined) {
    const reason = `SMTP ${told.responseCode}`
    return { kind: 'refused', reason, retry: told.responseCode < 500 }
  }
  const reason = told.timeoutType ?? told.originalCode ?? shortReason(error)
  return isEarly(error, told)
    ? { kind: 'refused', reason, retry: true }
    : { kind: 'unknown', reason }
}

function isEarly(error: unknown, told: z.infer<typeof failure>): boolean {
  if (isNotConnected(error) || notConnected.has(told.originalCode ?? '')) return true
  if (told.code === 'EAUTH' || told.code === 'ETLS' || told.code === 'EDNS') return true
  if (told.timeoutType === 'CONNECTION_TIMEOUT' || told.timeoutType === 'GREETING_TIMEOUT')
    return true
  return earlySteps.has(told.command ?? '')
}
