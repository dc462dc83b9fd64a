import type { PrismaClient } from '@guildhall/db/tenant-client'
import { sentence } from '@guildhall/contract/errors'
import { isMatter } from '@guildhall/domain/blueprint/application'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { memberOf, whyNotPass } from '../members/current-member.ts'

/** Why a member's matter may not be passed while its membership stands so, as a sentence; null where it may. */
export async function standsAgainst(
  ctx: Pick<SignedInContext, 'deps'>,
  db: PrismaClient,
  { record, spec }: CaseInContext,
): Promise<string | null> {
  if (!isMatter(spec.kind) || record.state !== 'submitted') return null
  const member = await memberOf(db, record.partyId)
  const why = member && whyNotPass(member, spec.kind, todayOf(ctx.deps.clock))
  return why ? sentence(why) : null
}
