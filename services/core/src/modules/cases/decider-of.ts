import { decidesFor, type CaseFacts } from '@guildhall/domain/permissions/cases'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import type { SignedIn } from '../../kernel/context.ts'
import type { Mover } from './move-case.ts'

/** Who decides, as the timeline has it: a deputy with whom they stand in for (代). */
export function deciderOf(actor: SignedIn, facts: CaseFacts, stages: readonly StageSpec[]): Mover {
  const principal = decidesFor(actor, facts, stages)
  return principal
    ? {
        accountId: actor.accountId,
        label: `${actor.userName}（代${principal.name}）`,
        deputyFor: principal.accountId,
      }
    : { accountId: actor.accountId, label: actor.userName }
}
