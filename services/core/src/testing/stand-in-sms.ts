import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { acs3Signature } from '../adapters/sms/sign-acs3.ts'

/** What the stand-in does with the next request; the last one stays. */
export type SmsBehaviour =
  | { code: string; status?: number; bizId?: string }
  /** Takes the message and never answers. */
  | 'silent'
  /** Takes the message and drops the line. */
  | 'dropped'
  | 'garbage'

export type StandInSms = {
  readonly endpoint: string
  /** Messages that it took, whether or not it said so. */
  readonly taken: Record<string, string>[]
  behave(...next: SmsBehaviour[]): void
  /** What it says of a number when asked for the carrier's report: 1 nothing yet, 2 failed, 3 delivered. */
  deliver(mobile: string, status: 1 | 2 | 3, errorCode?: string): void
  close(): Promise<void>
}

const key = { id: 'stand-in-id', secret: 'stand-in-secret' }
export const standInSmsKey = key

/**
 * Alibaba Cloud's SendSms and QuerySendDetails as far as it matters here: checks the signature, the date and that no nonce
 * comes twice, then answers as told.
 */
export async function startStandInSms(): Promise<StandInSms> {
  const taken: Record<string, string>[] = []
  const nonces = new Set<string>()
  const reports = new Map<string, { SendStatus: number; ErrCode: string }>()
  let behaviour: SmsBehaviour[] = [{ code: 'OK', bizId: '900619746936498440^0' }]

  const server = http.createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    const problem = problemOf(request, nonces)
    if (problem) return answer(400, { Code: problem, Message: 'refused', RequestId: 'x' })
    if (request.headers['x-acs-action'] === 'QuerySendDetails') {
      const asked = new URL(request.url ?? '', 'http://x').searchParams.get('PhoneNumber') ?? ''
      const detail = reports.get(asked)
      const details = { SmsSendDetailDTO: detail ? [detail] : [] }
      return answer(200, { Code: 'OK', SmsSendDetailDTOs: details, TotalCount: '1' })
    }
    const next = behaviour.length > 1 ? behaviour.shift() : behaviour[0]
    const isTaken =
      next === 'silent' || next === 'dropped' || next === 'garbage' || next?.code === 'OK'
    if (isTaken) taken.push(Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams))
    if (next === 'silent') return
    if (next === 'dropped') return void request.socket.destroy()
    if (next === 'garbage') return void response.end('<html>')
    answer(next?.status ?? 200, {
      Code: next?.code,
      Message: 'said',
      BizId: next?.bizId,
      RequestId: 'x',
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    behave: (...next) => void (behaviour = next),
    deliver: (mobile, status, errorCode = '') =>
      void reports.set(mobile, { SendStatus: status, ErrCode: errorCode }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The provider's refusal of a request that is not signed as it should be. */
function problemOf(request: http.IncomingMessage, nonces: Set<string>): string | null {
  const [, id, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? []
  if (id !== key.id) return 'InvalidAccessKeyId.NotFound'
  const signed = Object.fromEntries(
    names.split(';').map((name) => [name, String(request.headers[name] ?? '')]),
  )
  if (!signed.host || !signed['x-acs-content-sha256']) return 'IncompleteSignature'
  const query = (request.url ?? '').split('?')[1] ?? ''
  if (acs3Signature({ query, signed, secret: key.secret }) !== signature)
    return 'SignatureDoesNotMatch'
  if (Math.abs(Date.now() - Date.parse(signed['x-acs-date'] ?? '')) > 900_000)
    return 'InvalidTimeStamp.Expired'
  const nonce = signed['x-acs-signature-nonce'] ?? ''
  if (nonce === '' || nonces.has(nonce)) return 'SignatureNonceUsed'
  nonces.add(nonce)
  const isKnown = ['SendSms', 'QuerySendDetails'].includes(signed['x-acs-action'] ?? '')
  return isKnown && signed['x-acs-version'] === '2017-05-25' ? null : 'InvalidAction.NotFound'
}
