import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { isNotConnected, shortReason, type SendResult } from '../send-result.ts'
import { signAcs3, type Acs3Key } from './sign-acs3.ts'
import type { Sms, SmsSender } from './sms-sender.ts'

export type AliyunSmsOptions = { endpoint: string; key: Acs3Key; timeoutMs?: number }

/**
 * SMS through Alibaba Cloud (Dysmsapi 2017-05-25, SendSms). Their own limits on one number (one a
 * minute, five an hour, ten a day for codes) come back as refused for now.
 */
export function aliyunSms({ endpoint, key, timeoutMs = 10_000 }: AliyunSmsOptions): SmsSender {
  return {
    async send(sms) {
      const { query, headers } = signAcs3(
        {
          host: new URL(endpoint).host,
          action: 'SendSms',
          version: '2017-05-25',
          query: parametersOf(sms),
          date: new Date(),
          nonce: randomBytes(16).toString('hex'),
        },
        key,
      )
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const url = `${endpoint.replace(/\/$/, '')}/?${query}`
        const answer = await fetch(url, { method: 'POST', headers, signal, redirect: 'error' })
        return resultOf(answer.status, await answer.text())
      } catch (error) {
        const reason = shortReason(error)
        return isNotConnected(error)
          ? { kind: 'refused', reason: 'not connected', retry: true }
          : { kind: 'unknown', reason }
      }
    },
  }
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
