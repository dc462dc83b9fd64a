import type { Context } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext, SignedInContext } from '../kernel/context.ts'

/** What the HTTP layer hands to the routes of an association's site. */
export type AppVariables = { Variables: { ctx: RequestContext } }

/** The context of a request by somebody who is signed in; else 401. */
export function demandSignedIn(c: Context<AppVariables>): SignedInContext {
  const ctx = c.get('ctx')
  if (!ctx.actor) throw new DomainError('session.required')
  return { ...ctx, actor: ctx.actor }
}
