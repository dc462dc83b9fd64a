import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { MatterCard } from '@guildhall/contract/matters'
import { sentence } from '@guildhall/contract/errors'
import { isMatter } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { whyNot } from '../members/current-member.ts'
import { ownMember, type OwnMember } from './own-member.ts'

/** What the member that the account acts for may begin here; nothing for who never was one. */
export async function listMatters(ctx: SignedInContext): Promise<{ matters: MatterCard[] }> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const { content } = await blueprintInForce(ctx)
  const own = await ownMember(db, content, ctx.actor.partyIds)
  return { matters: own ? await mattersOf(db, content, own, todayOf(ctx.deps.clock)) : [] }
}

/** A member's matters as cards: which are open, which can be begun, and why one can't. */
export async function mattersOf(
  db: PrismaClient,
  content: Blueprint,
  { partyId, member, join }: OwnMember,
  today: string,
): Promise<MatterCard[]> {
  const open = await db.case.findMany({
    where: {
      partyId,
      identityTypeSlug: join.identityType,
      state: { in: ['draft', 'submitted', 'returned'] },
    },
    select: { id: true, kind: true },
  })
  return content.applications.flatMap(({ slug, kind, identityType, label, summary }) => {
    if (!isMatter(kind) || identityType !== join.identityType) return []
    const caseId = open.find((each) => each.kind === kind)?.id ?? null
    const refusal = whyNot(member, kind, today)
    const why = refusal && sentence(refusal)
    return [{ application: slug, kind, label, summary: summary ?? '', caseId, why }]
  })
}
