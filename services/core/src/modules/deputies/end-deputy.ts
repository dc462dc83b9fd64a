import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'

/** Takes a deputy's right back, or lays it down: either of the two may, and it acts at once. Twice is as good as once. */
export async function endDeputy(ctx: SignedInContext, input: { deputyId: string }) {
  const me = ctx.actor.accountId
  return transact(ctx, async ({ tx, record }) => {
    const found = await tx.deputy.findFirst({
      where: { id: input.deputyId, OR: [{ accountId: me }, { deputyId: me }] },
      select: { deputyId: true, accountId: true },
    })
    if (!found) throw new DomainError('not-found')
    const { count } = await tx.deputy.updateMany({
      where: { id: input.deputyId, endedAt: null },
      data: { endedAt: ctx.deps.clock.now() },
    })
    if (count > 0)
      record({
        kind: 'deputy.ended',
        subjectType: 'account',
        subjectId: found.deputyId,
        facts: { deputyId: input.deputyId, for: found.accountId },
      })
    return { ok: true as const }
  })
}
