import type { SendResult } from '../send-result.ts'

/** One template message of a WeChat service account: registered template and its values, no free text. */
export type WechatMessage = {
  openId: string
  templateId: string
  values: Record<string, string>
  /** Our own id of the message: WeChat drops a second one with the same. */
  messageId: string
}

/** The way to people on WeChat. `send` never throws; the others throw where WeChat refuses. */
export type Wechat = {
  send(message: WechatMessage): Promise<SendResult>
  /** Where a person is asked on WeChat whether they want to be known here. */
  askAddress(about: { returnTo: string; state: string }): string
  /** Who the person is to this service account, by the code that they came back with. */
  openIdOf(code: string): Promise<string>
}
