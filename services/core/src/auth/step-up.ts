import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../kernel/context.ts'

/** How long a proof of who sits at a session opens what is sensitive. */
export const stepUpMinutes = 10

/**
 * Lets on only who proved within ten minutes who they are, by signing in or by `security.stepUp`.
 * Throws `step-up.required`, which says by what: `totp`, or `password` where none is set up.
 */
export function demandStepUp({ deps, actor }: SignedInContext): void {
  const age = deps.clock.now().getTime() - (actor.steppedUpAt?.getTime() ?? 0)
  if (age > stepUpMinutes * 60_000)
    throw new DomainError('step-up.required', { by: actor.hasTotp ? 'totp' : 'password' })
}
