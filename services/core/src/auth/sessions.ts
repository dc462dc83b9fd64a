import { Lucia, TimeSpan } from 'lucia'
import type { RoleSpec, StaffPermission } from '@guildhall/domain/blueprint/staff'
import type { Grant } from '@guildhall/domain/permissions/actor'
import type { RequestContext, SignedIn } from '../kernel/context.ts'
import type { Deps } from '../kernel/deps.ts'
import type { Env } from '../env.ts'
import { hashSessionId, sessionAdapter } from './session-adapter.ts'
import type { AccountAttributes } from './session-reader.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia
    DatabaseUserAttributes: AccountAttributes
  }
}

/** Sessions end seven days after signing in, whatever happens meanwhile. */
const lifetime = new TimeSpan(7, 'd')

/** The cookie's name: host-only by prefix where the site is served over TLS. */
export function cookieName(env: Env): string {
  return env.NODE_ENV === 'production' ? '__Host-guildhall' : 'guildhall'
}

function luciaFor(deps: Deps, tenantId: string, { userAgent = '', ip = '' } = {}) {
  return new Lucia(
    sessionAdapter(deps.database.tenantSql(tenantId), {
      read: (idHash) => deps.readSession(tenantId, idHash),
      userAgent,
      ip,
      now: deps.clock.now(),
    }),
    {
      sessionExpiresIn: lifetime,
      sessionCookie: {
        name: cookieName(deps.env),
        attributes: { secure: deps.env.NODE_ENV === 'production', sameSite: 'lax', path: '/' },
      },
      getUserAttributes: (attributes) => attributes,
    },
  )
}

/**
 * Who a session's id belongs to in this tenant; null for any other, without saying why. Staff without
 * the second factor that they need hold no role until they have set it up.
 */
export async function findSignedIn(
  deps: Deps,
  tenantId: string,
  sessionId: string,
): Promise<SignedIn | null> {
  const { user } = await luciaFor(deps, tenantId).validateSession(sessionId)
  if (!user) return null
  const attributes = user as unknown as AccountAttributes & { id: string }
  const { content } = await deps.blueprints.version(tenantId, attributes.blueprintVersionId)
  const mustEnrol =
    deps.env.STAFF_TOTP === 'required' && attributes.grants.length > 0 && !attributes.hasTotp
  const grants = mustEnrol ? [] : grantsOf(attributes)
  const permissions = content.roles.flatMap((role) =>
    permissionsOf(
      role,
      grants.filter((grant) => grant.role === role.slug),
    ),
  )
  return {
    accountId: attributes.id,
    userName: attributes.userName,
    mobile: attributes.mobile,
    unitName: attributes.unitName,
    partyIds: attributes.partyIds,
    grants,
    permissions: [...new Set(permissions)],
    sessionIdHash: hashSessionId(sessionId),
    blueprintVersionId: attributes.blueprintVersionId,
    hasTotp: attributes.hasTotp,
    mustEnrol,
    steppedUpAt: attributes.steppedUpAt,
  }
}

/** The own grants and, of somebody who has one, those as a deputy: who left the staff stands in for nobody. */
function grantsOf({ grants, deputyGrants }: AccountAttributes): Grant[] {
  return grants.length > 0 ? [...grants, ...deputyGrants] : []
}

/** A role of the own carries all it permits; one held as a deputy decides and nothing else. */
function permissionsOf(
  { permissions }: RoleSpec,
  grants: readonly Grant[],
): readonly StaffPermission[] {
  if (grants.some(({ deputyFor }) => !deputyFor)) return permissions
  return grants.length > 0 ? permissions.filter((each) => each === 'cases.decide') : []
}

/** Begins a session for an account and sends its cookie. */
export async function beginSession(ctx: RequestContext, accountId: string): Promise<void> {
  const lucia = luciaFor(ctx.deps, ctx.tenant.id, ctx.request)
  const session = await lucia.createSession(accountId, {})
  ctx.setCookie(lucia.createSessionCookie(session.id).serialize())
}

/** Takes the cookie back; the session itself is ended in the transaction that says so. */
export function endSession(ctx: RequestContext): void {
  ctx.setCookie(luciaFor(ctx.deps, ctx.tenant.id).createBlankSessionCookie().serialize())
}

/** Reads the session cookie, tolerant of whatever else the header holds; the first of its name counts. */
export function readSessionCookie(env: Env, header: string | null | undefined): string | null {
  const name = `${cookieName(env)}=`
  for (const part of (header ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(name))
      return /^[a-z0-9]{20,80}$/.test(pair.slice(name.length)) ? pair.slice(name.length) : null
  }
  return null
}
