import { z } from 'zod'
import { label } from './slug.ts'

/**
 * Messages that the platform sends. In China an SMS is a registered signature and template with
 * variables, so a template is an id and its text with `{variables}`; no reviewer's free text in it.
 */
export const messageKey = z.enum([
  'code',
  'case-submitted',
  'case-returned',
  'case-approved',
  'case-rejected',
  'case-withdrawn',
  'case-advanced',
  'handover-code',
  'handover-begun',
  'handover-ended',
  'account-made',
  'notice-published',
  'notice-reminder',
  'staff-invited',
  'reset-link',
  'reset-approved',
  'reset-refused',
  'password-changed',
  'mobile-changed',
  'mobile-change-waiting',
  'mobile-change-approved',
  'mobile-change-refused',
  'dues-confirmed',
  'voucher-refused',
  'receipt-issued',
  'case-reminder',
  'case-reopened',
  'member-suspended',
  'member-resumed',
  'member-expelled',
  'appeal-decided',
  'case-approved-to-pay',
  'membership-opened',
  'certificate-lapses',
])

/** The variables that each message may use; a template that names another is refused. */
export const messageVariables = {
  code: ['code', 'minutes'],
  'case-submitted': ['party', 'case', 'number'],
  'case-returned': ['party', 'case', 'remarks'],
  'case-approved': ['party', 'case', 'memberNumber'],
  'case-rejected': ['party', 'case'],
  'case-withdrawn': ['party', 'case'],
  'case-advanced': ['party', 'case', 'stage'],
  /** to a mobile that is read out to staff on a call: the text says so, and to whom */
  'handover-code': ['party', 'code', 'minutes'],
  /** to the new contact: from now on the account acts for the unit */
  'handover-begun': ['party', 'case', 'number'],
  /** to the former contact; the text says whom to call if this is wrong */
  'handover-ended': ['party', 'case', 'number'],
  /** to a mobile for which staff made an account, which has no password yet */
  'account-made': ['party', 'case'],
  'notice-published': ['title'],
  'notice-reminder': ['title'],
  'staff-invited': ['roles', 'code', 'days'],
  'reset-link': ['link', 'minutes'],
  'reset-approved': ['hours', 'days'],
  'reset-refused': [],
  /** to the own number, once the password was changed by whoever is signed in */
  'password-changed': [],
  /** to the old number and the new one, both masked */
  'mobile-changed': ['from', 'mobile'],
  /** to the old number and the mailbox: who did not ask for it objects by the link */
  'mobile-change-waiting': ['mobile', 'hours', 'link'],
  /** to the new number: from when on it signs in */
  'mobile-change-approved': ['hours'],
  'mobile-change-refused': [],
  'dues-confirmed': ['party', 'year', 'amount'],
  'voucher-refused': ['party', 'year'],
  'receipt-issued': ['party', 'year'],
  /** 催补正: the returned case still waits for the applicant */
  'case-reminder': ['party', 'case', 'days'],
  /** a decision was found wrong; the case is looked at again */
  'case-reopened': ['party', 'case', 'stage'],
  'member-suspended': ['party', 'from', 'appealUntil'],
  'member-resumed': ['party'],
  'member-expelled': ['party', 'from', 'appealUntil'],
  'appeal-decided': ['party', 'outcome'],
  /** approved, and membership begins once the money has come; without it `case-approved` goes out */
  'case-approved-to-pay': ['party', 'case', 'amount', 'due'],
  /** the first money was confirmed and membership has begun; without it `dues-confirmed` goes out */
  'membership-opened': ['party', 'memberNumber', 'amount', 'until'],
  /** to an expert: a certificate that the pool goes by runs out; `days` are left */
  'certificate-lapses': ['party', 'day', 'days'],
} as const satisfies Record<MessageKey, readonly string[]>

export const messageTemplate = z.strictObject({
  smsTemplateId: label,
  text: z.string().min(1).max(300),
  mailSubject: label.optional(),
  /** The template of the service account, for those who have bound their WeChat. */
  wechatTemplateId: label.optional(),
})

export const messagesSpec = z.strictObject({
  /** The registered signature, shown as 【…】. */
  signature: label,
  /** A key without a template sends nothing: versions from before a key was known stay readable. */
  templates: z.partialRecord(messageKey, messageTemplate),
})

export type MessageKey = z.infer<typeof messageKey>
export type MessagesSpec = z.infer<typeof messagesSpec>
