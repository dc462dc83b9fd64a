import { z } from 'zod'
import { isNotConnected, shortReason, type SendResult } from '../send-result.ts'
import type { Wechat, WechatMessage } from './wechat.ts'

export type ServiceAccountOptions = {
  appId: string
  secret: string
  /** https://api.weixin.qq.com, and where people are asked. */
  endpoint: string
  openEndpoint: string
  timeoutMs?: number
}

const answer = z.object({
  errcode: z.number().int().optional(),
  errmsg: z.string().optional(),
  access_token: z.string().optional(),
  expires_in: z.number().int().optional(),
  openid: z.string().optional(),
  msgid: z.union([z.number(), z.string()]).optional(),
})
type Answer = z.infer<typeof answer>

/** A token that is no longer taken: asked for anew once. */
const staleToken = new Set([40001, 40014, 42001])
/** Busy, or over the day's limit: passes. */
const passing = new Set([-1, 45009, 45011])
/** A token is given up so long before it ends. */
const marginMs = 300_000

/**
 * WeChat's service account: 模板消息 (cgi-bin/message/template/send) with a stable access token, and
 * the web page authorisation (snsapi_base) by which a person binds their account.
 */
export function serviceAccount(options: ServiceAccountOptions): Wechat {
  const { appId, secret, endpoint, openEndpoint, timeoutMs = 10_000 } = options
  let token: { value: string; until: number } | null = null

  const ask = async (path: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${endpoint}${path}`, {
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    return answer.parse(await response.json())
  }

  const tokenNow = async (fresh = false): Promise<string> => {
    if (token && !fresh && token.until > Date.now()) return token.value
    const given = await ask('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret,
      force_refresh: fresh,
    })
    if (!given.access_token) throw new TokenRefused(given.errcode ?? 0)
    const lastsMs = (given.expires_in ?? 7200) * 1000 - marginMs
    token = { value: given.access_token, until: Date.now() + lastsMs }
    return token.value
  }

  const sendWith = async (accessToken: string, message: WechatMessage): Promise<Answer> =>
    ask(`/cgi-bin/message/template/send?access_token=${encodeURIComponent(accessToken)}`, {
      touser: message.openId,
      template_id: message.templateId,
      client_msg_id: message.messageId,
      data: Object.fromEntries(
        Object.entries(message.values).map(([key, value]) => [key, { value }]),
      ),
    })

  return {
    async send(message) {
      try {
        const first = await sendWith(await tokenNow(), message)
        if (!staleToken.has(first.errcode ?? 0)) return resultOf(first)
        return resultOf(await sendWith(await tokenNow(true), message))
      } catch (error) {
        return failureOf(error)
      }
    },
    askAddress({ returnTo, state }) {
      const query = new URLSearchParams({
        appid: appId,
        redirect_uri: returnTo,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
      })
      return `${openEndpoint}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`
    },
    async openIdOf(code) {
      const query = new URLSearchParams({
        appid: appId,
        secret,
        code,
        grant_type: 'authorization_code',
      })
      const { openid, errcode } = await ask(`/sns/oauth2/access_token?${query.toString()}`)
      if (!openid) throw new Error(`WeChat refused the code: ${errcode ?? 'no openid'}`)
      return openid
    },
  }
}

/** No token, so nothing was handed over. */
class TokenRefused extends Error {
  readonly errcode: number
  constructor(errcode: number) {
    super(`no token: ${errcode}`)
    this.errcode = errcode
  }
}

function resultOf({ errcode = 0, msgid }: Answer): SendResult {
  if (errcode === 0) return { kind: 'accepted', providerId: msgid ? String(msgid) : null }
  return { kind: 'refused', reason: String(errcode), retry: passing.has(errcode) }
}

function failureOf(error: unknown): SendResult {
  if (error instanceof TokenRefused)
    return { kind: 'refused', reason: `token ${error.errcode}`, retry: passing.has(error.errcode) }
  return isNotConnected(error)
    ? { kind: 'refused', reason: 'not connected', retry: true }
    : { kind: 'unknown', reason: shortReason(error) }
}
