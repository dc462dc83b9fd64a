import { z } from 'zod'
import { id, instant } from './common.ts'

/** What went out, or did not (`messages.*`). */
export const messageChannel = z.enum(['sms', 'mail', 'wechat'])
/** `trouble`: failed, and those of which nobody knows; `waiting`: not handed over yet. */
export const messageFilter = z.enum(['all', 'waiting', 'trouble', 'undelivered'])

export const messagesInput = z.strictObject({
  filter: messageFilter.default('all'),
  /** The whole number or address, or a part of the text. */
  search: z.string().trim().max(60).default(''),
  cursor: z.string().max(120).nullable().default(null),
})
export const messageRow = z.strictObject({
  id,
  channel: messageChannel,
  recipient: z.string(),
  text: z.string(),
  state: z.string(),
  /** What the carrier said; none where it says nothing. */
  delivery: z.enum(['delivered', 'undelivered']).nullable(),
  /** Why it did not go out or arrive, and what to do. */
  why: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  canResend: z.boolean(),
})
export const messagesPage = z.strictObject({
  rows: z.array(messageRow),
  next: z.string().nullable(),
  counts: z.strictObject({
    waiting: z.number().int(),
    trouble: z.number().int(),
    undelivered: z.number().int(),
  }),
})

/** `messages.resend`: those of which it is certain or possible that nobody got them. */
export const resendMessages = z.strictObject({ ids: z.array(id).min(1).max(50) })
export const resentMessages = z.strictObject({ sent: z.number().int() })

/** `messages.templates`: as the blueprint in force has them. */
export const messageTemplates = z.strictObject({
  signature: z.string(),
  templates: z.array(
    z.strictObject({
      key: z.string(),
      text: z.string(),
      smsTemplateId: z.string(),
      mailSubject: z.string().nullable(),
      variables: z.array(z.string()),
    }),
  ),
})

export type MessageRow = z.infer<typeof messageRow>
export type MessageFilter = z.infer<typeof messageFilter>
