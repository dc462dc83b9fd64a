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

/** The way out for SMS. Never throws: what went wrong is in the result. */
export type SmsSender = { send(sms: Sms): Promise<SendResult> }
