import http from 'node:http'
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client'
import type { AppRouter } from '../trpc/app-router.ts'

export type TestRequest = {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}
export type TestAnswer = {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
  text: string
}

/** A browser of a kind: one host, a jar of cookies, the headers that a page of the site would send. */
export type TestClient = {
  /** Host with port, as the address bar has it. */
  readonly host: string
  readonly cookies: Map<string, string>
  /** Every procedure, typed. */
  readonly api: TRPCClient<AppRouter>
  /** Any request; the headers given replace the usual ones, an empty one is left out. */
  send(request: TestRequest): Promise<TestAnswer>
}

/** A client of the site at `hostName`. Connects to 127.0.0.1, since Node may not know `*.localhost`. */
export function createTestClient(port: number, hostName: string): TestClient {
  const host = `${hostName}:${port}`
  const cookies = new Map<string, string>()
  const send = async (request: TestRequest): Promise<TestAnswer> => {
    const answer = await exchange(port, request, usualHeaders(host, cookies))
    keepCookies(cookies, answer.headers['set-cookie'] ?? [])
    return answer
  }
  const link = httpLink({ url: `http://${host}/trpc`, fetch: fetchThrough(send) })
  return { host, cookies, send, api: createTRPCClient<AppRouter>({ links: [link] }) }
}

function usualHeaders(host: string, cookies: Map<string, string>): Record<string, string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { host, origin: `http://${host}`, ...(cookie && { cookie }) }
}

function exchange(
  port: number,
  request: TestRequest,
  usual: Record<string, string>,
): Promise<TestAnswer> {
  const headers = Object.fromEntries(
    Object.entries({ ...usual, ...request.headers }).filter(([, value]) => value !== ''),
  )
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, body } = request
    const sent = http.request({ host: '127.0.0.1', port, method, path, headers, agent: false })
    sent.on('error', reject)
    sent.on('response', (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const whole = Buffer.concat(chunks)
        const { statusCode = 0, headers: got } = incoming
        resolve({ status: statusCode, headers: got, body: whole, text: whole.toString('utf8') })
      })
    })
    sent.end(body)
  })
}

function keepCookies(cookies: Map<string, string>, headers: readonly string[]): void {
  for (const header of headers) {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim())
    const [name = '', value = ''] = pair.split('=', 2)
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name)
    else cookies.set(name, value)
  }
}

function fetchThrough(send: TestClient['send']) {
  return async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : String(input))
    const headers = Object.fromEntries(new Headers(init?.headers).entries())
    const body = typeof init?.body === 'string' ? init.body : undefined
    const answer = await send({
      method: init?.method,
      path: url.pathname + url.search,
      headers,
      body,
    })
    return new Response(answer.text, { status: answer.status })
  }
}
