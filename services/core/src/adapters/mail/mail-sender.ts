import type { SendResult } from '../send-result.ts'

/** One mail, plain text. */
export type Mail = { to: string; subject: string; text: string; messageId: string }

/** The way out for mail. Never throws: what went wrong is in the result. */
export type MailSender = { send(mail: Mail): Promise<SendResult>; close(): void }
