import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type StandInWechat = {
  readonly endpoint: string
  /** Template messages that it took. */
  readonly taken: { touser: string; template_id: string; data: object; client_msg_id: string }[]
  /** What it says of the next message; 0 takes it. */
  answerWith(errcode: number): void
  /** Every token given so far is no longer taken. */
  expireTokens(): void
  close(): Promise<void>
}

export const standInWechatKey = { id: 'wx-stand-in', secret: 'stand-in-secret' }

/** The parts of WeChat's API that are used: tokens, template messages, and codes `code-<openid>`. */
export async function startStandInWechat(): Promise<StandInWechat> {
  const taken: StandInWechat['taken'] = []
  const tokens = new Set<string>()
  let made = 0
  let errcode = 0

  const answerTo = (url: URL, body: Record<string, unknown>): object => {
    if (url.pathname === '/cgi-bin/stable_token') {
      const isKnown = body['appid'] === standInWechatKey.id
      if (!isKnown || body['secret'] !== standInWechatKey.secret) return { errcode: 40013 }
      const token = `token-${++made}`
      tokens.add(token)
      return { access_token: token, expires_in: 7200 }
    }
    if (url.pathname === '/cgi-bin/message/template/send') {
      if (!tokens.has(url.searchParams.get('access_token') ?? '')) return { errcode: 40001 }
      if (errcode === 0) taken.push(body as StandInWechat['taken'][number])
      return errcode === 0 ? { errcode, msgid: taken.length } : { errcode }
    }
    if (url.pathname === '/sns/oauth2/access_token') {
      const [, openid] = /^code-(.+)$/.exec(url.searchParams.get('code') ?? '') ?? []
      return openid ? { openid } : { errcode: 40029 }
    }
    return { errcode: 40066 }
  }

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString() || '{}'
      const url = new URL(request.url ?? '', 'http://stand-in')
      response.end(JSON.stringify(answerTo(url, JSON.parse(text) as Record<string, unknown>)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    answerWith: (code) => void (errcode = code),
    expireTokens: () => tokens.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
