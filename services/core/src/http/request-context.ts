import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { findSignedIn, readSessionCookie } from '../auth/sessions.ts'
import type { RequestContext, TenantRef } from '../kernel/context.ts'
import type { Deps } from '../kernel/deps.ts'

/** Builds what verbs are given from an HTTP request of a known tenant; cookies they set go to `cookies`. */
export async function requestContext(
  deps: Deps,
  tenant: TenantRef,
  c: Context,
  cookies: string[],
): Promise<RequestContext> {
  const sessionId = readSessionCookie(deps.env, c.req.header('cookie'))
  return {
    deps,
    tenant,
    actor: sessionId ? await findSignedIn(deps, tenant.id, sessionId) : null,
    request: {
      ip: clientIp(deps, c),
      userAgent: c.req.header('user-agent') ?? '',
      origin: originOf(deps, c),
    },
    setCookie: (header) => void cookies.push(header),
  }
}

function clientIp(deps: Deps, c: Context): string {
  const forwarded = deps.env.TRUST_PROXY
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined
  return forwarded || getConnInfo(c).remote.address || 'unknown'
}

function originOf(deps: Deps, c: Context): string {
  const proto = deps.env.TRUST_PROXY ? (c.req.header('x-forwarded-proto') ?? 'http') : 'http'
  return `${proto}://${c.req.header('host') ?? ''}`
}
