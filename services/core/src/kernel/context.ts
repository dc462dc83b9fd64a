import type { Actor } from '@guildhall/domain/permissions/actor'
import type { Deps } from './deps.ts'

/** The association that the host name means. */
export type TenantRef = { id: string; slug: string; name: string }

/** Who is signed in, as one query found it at this request. */
export type SignedIn = Actor & {
  userName: string
  mobile: string
  unitName: string | null
  sessionIdHash: string
  /** The blueprint in force at this request. */
  blueprintVersionId: string
  /** Whether a second factor is set up. */
  hasTotp: boolean
  /** Holds roles that rest until a second factor is set up. */
  mustEnrol: boolean
  /** When this session last proved again who sits at it. */
  steppedUpAt: Date | null
}

/** What a verb is given: its tenant, who acts, and the way to everything outside. */
export type RequestContext = {
  deps: Deps
  tenant: TenantRef
  actor: SignedIn | null
  request: { ip: string; userAgent: string; origin: string }
  /** Adds a Set-Cookie header to the answer. */
  setCookie(header: string): void
}

export type SignedInContext = RequestContext & { actor: SignedIn }
