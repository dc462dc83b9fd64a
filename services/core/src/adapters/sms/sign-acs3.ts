import { createHash, createHmac } from 'node:crypto'

/** A request to an RPC-style API of Alibaba Cloud: parameters in the query, empty body. */
export type Acs3Request = {
  host: string
  action: string
  version: string
  query: Record<string, string>
  date: Date
  nonce: string
}
export type Acs3Key = { id: string; secret: string }

const emptyBody = createHash('sha256').update('').digest('hex')

/**
 * Signs a POST by ACS3-HMAC-SHA256 (Alibaba Cloud, V3 请求结构和签名机制). Answers the query as it must
 * be sent and the headers to send, `host` excepted, which the HTTP client sets.
 */
export function signAcs3(
  request: Acs3Request,
  key: Acs3Key,
): { query: string; headers: Record<string, string> } {
  const query = canonicalQuery(request.query)
  const headers: Record<string, string> = {
    'x-acs-action': request.action,
    'x-acs-content-sha256': emptyBody,
    'x-acs-date': request.date.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  }
  const signed = { host: request.host, ...headers }
  const signature = acs3Signature({ query, signed, secret: key.secret })
  const names = Object.keys(signed).toSorted().join(';')
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${names},Signature=${signature}`
  return { query, headers: { ...headers, authorization } }
}

/** The signature over a canonical query and the signed headers, by lower-case name. */
export function acs3Signature(parts: {
  query: string
  signed: Record<string, string>
  secret: string
}): string {
  const names = Object.keys(parts.signed).toSorted()
  const lines = names.map((name) => `${name}:${(parts.signed[name] ?? '').trim()}\n`).join('')
  const canonical = ['POST', '/', parts.query, lines, names.join(';'), emptyBody].join('\n')
  const hashed = createHash('sha256').update(canonical).digest('hex')
  return createHmac('sha256', parts.secret).update(`ACS3-HMAC-SHA256\n${hashed}`).digest('hex')
}

function canonicalQuery(query: Record<string, string>): string {
  return Object.keys(query)
    .toSorted()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&')
}

/** RFC 3986: also what encodeURIComponent leaves alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
