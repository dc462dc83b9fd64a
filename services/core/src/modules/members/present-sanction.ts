import type { SanctionView } from '@guildhall/contract/member-page'
import type { SanctionRecord } from './read-standing.ts'

/** A sanction as staff and the member see it on a day. */
export function presentSanction(sanction: SanctionRecord, today: string): SanctionView {
  const { id, kind, from, to, reason, resolution, appealUntil } = sanction
  return {
    id,
    kind,
    from,
    to,
    inForce: from <= today && (to === null || today < to),
    reason,
    resolution,
    by: sanction.createdByLabel,
    at: sanction.createdAt,
    lifted: sanction.liftedAt
      ? {
          by: sanction.liftedByLabel ?? '',
          at: sanction.liftedAt,
          reason: sanction.liftReason ?? '',
        }
      : null,
    appealUntil,
    appeal: sanction.appealedAt
      ? {
          text: sanction.appealText ?? '',
          at: sanction.appealedAt,
          outcome: sanction.appealOutcome,
          reason: sanction.appealReason,
          decidedAt: sanction.appealDecidedAt,
        }
      : null,
  }
}
