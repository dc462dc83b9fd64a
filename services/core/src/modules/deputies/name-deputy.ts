import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import { addDays, daysBetween } from '@guildhall/domain/time/civil-date'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'

/** Nobody is away for longer; whoever is gives the role up. */
const longestDays = 366

/**
 * Names a colleague to decide in the actor's place from one day through another (Asia/Shanghai, both
 * included). It ends by itself, carries the right to decide alone, and is not passed on: what the
 * actor holds as somebody's deputy the own deputy does not get. One at a time.
 */
export async function nameDeputy(
  ctx: SignedInContext,
  input: { accountId: string; from: string; through: string },
) {
  demandDays(input, todayOf(ctx.deps.clock))
  const to = addDays(input.through, 1)
  return transact(ctx, async ({ tx, record }) => {
    const colleague = await tx.roleGrant.findFirst({
      where: { accountId: input.accountId, endedAt: null, account: { status: 'active' } },
      select: { id: true },
    })
    if (!colleague || input.accountId === ctx.actor.accountId)
      throw new DomainError('deputy.not-colleague')
    const id = newId()
    await tx.deputy
      .create({
        data: {
          id,
          accountId: ctx.actor.accountId,
          deputyId: input.accountId,
          fromDate: dateColumn(input.from),
          toDate: dateColumn(to),
          createdAt: ctx.deps.clock.now(),
        },
        select: { id: true },
      })
      .catch((error: unknown) => {
        throw uniqueViolation(error) === undefined ? error : new DomainError('deputy.overlaps')
      })
    record({
      kind: 'deputy.named',
      subjectType: 'account',
      subjectId: input.accountId,
      facts: { deputyId: id, for: ctx.actor.accountId, from: input.from, to },
    })
    return { ok: true as const }
  })
}

function demandDays({ from, through }: { from: string; through: string }, today: string): void {
  if (through < from || through < today || daysBetween(from, through) >= longestDays)
    throw new DomainError('deputy.dates')
}
