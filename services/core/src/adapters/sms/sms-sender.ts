import type { SendResult } from '../send-result.ts'

/** One SMS as China's carriers take it: registered signature, registered template, variables. */
export type Sms = {
  mobile: string
  signature: string
  templateId: string
  variables: Record<string, string>
  /** Our own id of the message, for the provider's reports. */
  messageId: string
}

/** What a carrier says of an SMS that the provider took. */
export type SmsReport =
  | { kind: 'delivered' }
  | { kind: 'undelivered'; reason: string }
  /** Nothing yet, or nothing that could be read. */
  | { kind: 'pending' }

/** By these the provider finds a message again; the day it was sent is China's. */
export type SmsTrace = { mobile: string; providerId: string; sentOn: string }

/** The way out for SMS. Never throws: what went wrong is in the result. */
export type SmsSender = {
  send(sms: Sms): Promise<SendResult>
  /** Asks what became of one; not there where a provider gives no reports. */
  report?(trace: SmsTrace): Promise<SmsReport>
}
