import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isNotConnected, shortReason, type SendResult } from '../send-result.ts'
import { signAcs3, type Acs3Key } from './sign-acs3.ts'
import type { Sms, SmsReport, SmsSender, SmsTrace } from './sms-sender.ts'

export type AliyunSmsOptions = { endpoint: string; key: Acs3Key; timeoutMs?: number }

/**
 * SMS through Alibaba Cloud (Dysmsapi 2017-05-25, SendSms and QuerySendDetails). Their own limits on one number (one a
 * minute, five an hour, ten a day for codes) come back as refused for now.
 */
export function aliyunSms({ endpoint, key, timeoutMs = 10_000 }: AliyunSmsOptions): SmsSender {
  const ask = async (action: string, query: Record<string, string>) => {
    const signed = signAcs3(
      {
        host: new URL(endpoint).host,
        action,
        version: '2017-05-25',
        query,
        date: new Date(),
        nonce: randomBytes(16).toString('hex'),
      },
      key,
    )
    const answer = await fetch(`${endpoint.replace(/\/$/, '')}/?${signed.query}`, {
      method: 'POST',
      headers: signed.headers,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    return { status: answer.status, text: await answer.text() }
  }
  return {
    async send(sms) {
      try {
        const { status, text } = await ask('SendSms', parametersOf(sms))
        return resultOf(status, text)
      } catch (error) {
        const reason = shortReason(error)
        return isNotConnected(error)
          ? { kind: 'refused', reason: 'not connected', retry: true }
          : { kind: 'unknown', reason }
      }
    },
    async report(trace) {
      try {
        return reportOf((await ask('QuerySendDetails', traceOf(trace))).text)
      } catch {
        return { kind: 'pending' }
      }
    },
  }
}

function traceOf({ mobile, providerId, sentOn }: SmsTrace): Record<string, string> {
  return {
    PhoneNumber: mobile,
    BizId: providerId,
    SendDate: sentOn.replaceAll('-', ''),
    PageSize: '10',
    CurrentPage: '1',
  }
}

const detailsShape = z.object({
  Code: z.literal('OK'),
  SmsSendDetailDTOs: z.object({
    SmsSendDetailDTO: z.array(
      z.object({ SendStatus: z.number().int(), ErrCode: z.string().optional() }),
    ),
  }),
})

/** SendStatus of QuerySendDetails: 1 waits for the carrier's receipt, 2 failed, 3 delivered. */
function reportOf(body: string): SmsReport {
  const answer = detailsShape.safeParse(parseJson(body))
  const detail = answer.data?.SmsSendDetailDTOs.SmsSendDetailDTO[0]
  if (detail?.SendStatus === 3) return { kind: 'delivered' }
  if (detail?.SendStatus === 2)
    return { kind: 'undelivered', reason: detail.ErrCode || 'undelivered' }
  return { kind: 'pending' }
}

function parametersOf(sms: Sms): Record<string, string> {
  return {
    PhoneNumbers: sms.mobile,
    SignName: sms.signature,
    TemplateCode: sms.templateId,
    TemplateParam: JSON.stringify(sms.variables),
    OutId: sms.messageId,
  }
}

const answerShape = z.object({ Code: z.string(), BizId: z.string().optional() })

/** Limits of theirs that pass. */
const passing = /^(isv\.BUSINESS_LIMIT_CONTROL|BUSINESS_LIMIT|isv\.BUSINESS_LIMIT|Throttling)/
/** Faults of theirs that say nothing of whether the message went on. */
const doubtful = /^(isp\.|InternalError|ServiceUnavailable|UnknownError)/

function resultOf(status: number, body: string): SendResult {
  const answer = answerShape.safeParse(parseJson(body))
  if (!answer.success) return { kind: 'unknown', reason: `HTTP ${status}` }
  const { Code: code, BizId: providerId = null } = answer.data
  if (code === 'OK') return { kind: 'accepted', providerId }
  if (doubtful.test(code)) return { kind: 'unknown', reason: code }
  return { kind: 'refused', reason: code, retry: passing.test(code) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
