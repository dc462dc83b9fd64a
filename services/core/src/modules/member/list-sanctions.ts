import type { OwnSanctions } from '@guildhall/contract/member-page'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import { canAppeal } from '@guildhall/domain/dues/sanction-rules'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { presentSanction } from '../members/present-sanction.ts'
import { readStandings } from '../members/read-standing.ts'

/** What stands or stood against one's membership, newest first; not who of the staff decided it. */
export async function listSanctions(ctx: SignedInContext): Promise<OwnSanctions> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [standing] = await readStandings(sql, ctx.actor.partyIds)
  const today = todayOf(ctx.deps.clock)
  return {
    status: standing ? membershipStatus(standing, today) : null,
    sanctions: (standing?.sanctions ?? []).toReversed().map((sanction) => {
      const shown = presentSanction(sanction, today)
      return {
        ...shown,
        by: '',
        lifted: shown.lifted && { ...shown.lifted, by: '' },
        canAppeal: canAppeal(sanction, today),
      }
    }),
  }
}
