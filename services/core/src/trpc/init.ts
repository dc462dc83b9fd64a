import { initTRPC, TRPCError } from '@trpc/server'
import type { StaffPermission } from '@guildhall/domain/blueprint/staff'
import { isStaff, permits } from '@guildhall/domain/permissions/actor'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import { demandStepUp } from '../auth/step-up.ts'
import type { RequestContext, SignedIn, SignedInContext } from '../kernel/context.ts'
import { cleanInput } from './clean-input.ts'
import { formatError, rpcCode } from './format-error.ts'

/** What a procedure needs of whoever calls it; a test walks the router and fails for one without. */
export type Needs = 'public' | 'signed-in' | 'staff' | StaffPermission

const t = initTRPC
  .context<RequestContext>()
  .meta<{ needs: Needs; stepUp: boolean }>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => formatError(shape, error, ctx),
  })

export const router = t.router

/** Before any schema looks: a NUL in a search must read as a search, not as a failed query. */
const base = t.procedure.use(
  t.middleware(({ next, getRawInput }) =>
    next({ getRawInput: async () => cleanInput(await getRawInput()) }),
  ),
)

/** `stepUp`: whoever calls it must have proved within ten minutes who they are. */
export type Guarded = { stepUp?: boolean }

/** A procedure for anyone. */
export function open<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return base
    .meta({ needs: 'public', stepUp: false })
    .use(guard((ctx) => ctx))
    .input(input)
    .output(output)
}

/** A procedure for an account that is signed in. */
export function signedIn<I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
  { stepUp = false }: Guarded = {},
) {
  return base
    .meta({ needs: 'signed-in', stepUp })
    .use(guard((ctx) => demand(ctx, () => true, stepUp)))
    .input(input)
    .output(output)
}

/** A procedure for the association's staff; lacking the permission reads like a missing page. */
export function staff<I extends z.ZodType, O extends z.ZodType>(
  needs: 'staff' | StaffPermission,
  input: I,
  output: O,
  { stepUp = false }: Guarded = {},
) {
  const allowed = (actor: SignedIn) => (needs === 'staff' ? isStaff(actor) : permits(actor, needs))
  return base
    .meta({ needs, stepUp })
    .use(guard((ctx) => demand(ctx, allowed, stepUp)))
    .input(input)
    .output(output)
}

/**
 * Lets in whom `admit` does, and keeps the HTTP status of refusals; the formatter puts their sentence
 * on the wire. One middleware for both, since each costs its share of every request.
 */
function guard<C extends RequestContext>(admit: (ctx: RequestContext) => C) {
  return t.middleware(async ({ ctx, next }) => {
    const result = await next({ ctx: refusing(() => admit(ctx)) })
    if (!result.ok && result.error.cause instanceof DomainError) throw asRpc(result.error.cause)
    return result
  })
}

/** Lets nobody through but those it is meant for, and says who they are. */
function demand(
  ctx: RequestContext,
  allowed: (actor: SignedIn) => boolean,
  stepUp: boolean,
): SignedInContext {
  if (!ctx.actor) throw new DomainError('session.required')
  if (!allowed(ctx.actor)) throw new DomainError('not-found')
  const known = { ...ctx, actor: ctx.actor }
  if (stepUp) demandStepUp(known)
  return known
}

function refusing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof DomainError ? asRpc(error) : error
  }
}

const asRpc = (cause: DomainError) => new TRPCError({ code: rpcCode(cause), cause })
