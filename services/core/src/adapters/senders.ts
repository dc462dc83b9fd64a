import { smtpMail } from './mail/smtp-mail.ts'
import type { MailSender } from './mail/mail-sender.ts'
import { aliyunSms } from './sms/aliyun-sms.ts'
import type { SmsSender } from './sms/sms-sender.ts'
import { serviceAccount } from './wechat/service-account.ts'
import type { Wechat } from './wechat/wechat.ts'
import type { Env } from '../env.ts'

/** The ways out. Null where none is set in production: what waits stays in the outbox, in sight. */
export type Senders = { sms: SmsSender | null; mail: MailSender | null; wechat: Wechat | null }

/** The development inbox: everything counts as sent, and is read at `/dev/inbox`. */
const inbox = {
  send: async () => ({ kind: 'accepted', providerId: null }) as const,
  close: () => undefined,
}

export function createSenders(env: Env): Senders {
  const otherwise = env.NODE_ENV === 'production' ? null : inbox
  return { sms: smsOf(env) ?? otherwise, mail: mailOf(env) ?? otherwise, wechat: wechatOf(env) }
}

function smsOf(env: Env): SmsSender | null {
  const { ALIYUN_ACCESS_KEY_ID: id, ALIYUN_ACCESS_KEY_SECRET: secret } = env
  if (env.SMS_PROVIDER !== 'aliyun' || !id || !secret) return null
  return aliyunSms({ endpoint: env.ALIYUN_SMS_ENDPOINT, key: { id, secret } })
}

function mailOf({ SMTP_URL: url, MAIL_FROM: from }: Env): MailSender | null {
  return url && from ? smtpMail({ url, from }) : null
}

/** The WeChat service account, where one is set; it is a second way, and nobody misses it. */
export function wechatOf({
  WECHAT_APP_ID: appId,
  WECHAT_APP_SECRET: secret,
  WECHAT_ENDPOINT: endpoint,
  WECHAT_OPEN_ENDPOINT: openEndpoint,
}: Env): Wechat | null {
  return appId && secret ? serviceAccount({ appId, secret, endpoint, openEndpoint }) : null
}

/** What is missing for messages to leave, one sentence each, for the log at the start. */
export function missingSenders(senders: Senders): string[] {
  return [
    ...(senders.sms
      ? []
      : [
          'No SMS leaves and nobody can register: set SMS_PROVIDER=aliyun, ALIYUN_ACCESS_KEY_ID and ALIYUN_ACCESS_KEY_SECRET.',
        ]),
    ...(senders.mail ? [] : ['No mail leaves: set SMTP_URL and MAIL_FROM.']),
  ]
}
