import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'

/** The account whose party is asked for. */
export type PartyHolder = { id: string; userName: string; unitName: string | null }

/**
 * The party of this kind that an account acts for, made with its mandate where there is none yet.
 * Takes the account's turn first, so that two at once get the same one.
 */
export async function ownParty(
  ctx: RequestContext,
  tx: Tx,
  account: PartyHolder,
  kind: 'unit' | 'person',
): Promise<{ id: string; name: string }> {
  await tx.$queryRaw`select 1 from account where tenant_id = current_tenant() and id = ${account.id}::uuid for update`
  const today = dateColumn(todayOf(ctx.deps.clock))
  const mandate = await tx.mandate.findFirst({
    where: {
      accountId: account.id,
      party: { kind },
      fromDate: { lte: today },
      OR: [{ toDate: null }, { toDate: { gt: today } }],
    },
    select: { party: { select: { id: true, name: true } } },
  })
  if (mandate) return mandate.party
  const name = (kind === 'unit' ? account.unitName : null) ?? account.userName
  const party = { id: newId(), kind, name }
  await tx.party.create({ data: party, select: { id: true } })
  await tx.mandate.create({
    data: {
      id: newId(),
      accountId: account.id,
      partyId: party.id,
      fromDate: today,
      paper: 'registration',
    },
    select: { id: true },
  })
  return party
}

/** Whoever acts for a certified unit takes over no other. */
export async function refuseCertified(
  tx: Tx,
  partyId: string,
  refusal: 'handover.acts-already' | 'handover.acts-elsewhere' = 'handover.acts-already',
): Promise<void> {
  const certified = await tx.party.findFirst({
    where: { id: partyId, creditCode: { not: null } },
    select: { id: true },
  })
  if (certified) throw new DomainError(refusal)
}
