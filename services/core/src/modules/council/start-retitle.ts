import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { isStaffMatter } from '@guildhall/domain/blueprint/application'
import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { openDraft } from '../cases/open-draft.ts'
import { demandMember } from '../members/current-member.ts'

const openStates = ['draft', 'submitted', 'returned']

/**
 * Begins a 级别调整 for a member that is one today: a draft that the colleague fills in with the
 * resolution behind it, and that a second person decides. Where one is open for the member, the one
 * who began it gets it again; `council.retitle-open` tells anybody else.
 */
export async function startRetitle(
  ctx: SignedInContext,
  { memberId }: { memberId: string },
): Promise<{ caseId: string }> {
  const { applications } = (await blueprintInForce(ctx)).content
  const spec = applications.find(({ kind }) => isStaffMatter(kind))
  if (!spec) throw new DomainError('not-found')
  const begin = () =>
    transact(ctx, async (work) => {
      const { party } = await memberWithParty(work, memberId)
      await demandMember(work.tx, party.id, todayOf(ctx.deps.clock))
      const open = await work.tx.case.findFirst({
        where: { partyId: party.id, kind: spec.kind, state: { in: openStates } },
        select: { id: true, enteredBy: true },
      })
      if (open && open.enteredBy !== ctx.actor.accountId)
        throw new DomainError('council.retitle-open')
      if (open) return { caseId: open.id }
      const caseId = newId()
      const acting = await actingFor(work, party.id, todayOf(ctx.deps.clock))
      await openDraft(ctx, work.tx, {
        caseId,
        spec,
        party,
        accountId: acting ?? ctx.actor.accountId,
        enteredBy: ctx.actor.accountId,
        onPaper: acting === null,
        answers: {},
      })
      work.record({
        kind: 'case.entered',
        subjectType: 'case',
        subjectId: caseId,
        facts: { application: spec.slug, memberId },
      })
      return { caseId }
    })
  try {
    return await begin()
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error
    return begin()
  }
}

async function memberWithParty({ tx }: Work, memberId: string) {
  const member = await tx.member.findFirst({
    where: { id: memberId },
    select: { party: { select: { id: true, name: true } } },
  })
  if (!member) throw new DomainError('not-found')
  return member
}

/** Who acts for a party today; its newest mandate where there are several. */
async function actingFor({ tx }: Work, partyId: string, today: string): Promise<string | null> {
  const { rows } = await tx.sql.query<{ accountId: string }>(
    `select account_id as "accountId" from mandate where tenant_id = current_tenant() and party_id = $1
     and from_date <= $2::date and (to_date is null or to_date > $2::date) order by from_date desc limit 1`,
    [partyId, today],
  )
  return rows[0]?.accountId ?? null
}
