import { DomainError } from '@guildhall/contract/errors'
import { canManageColleague } from '@guildhall/domain/permissions/staff'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { takeOffTotp } from '../security/remove-totp.ts'
import { readColleague } from './colleague.ts'
import { demandOtherManager, lockStaff, type RoleKeeper } from './staff-lock.ts'

type Ref = { accountId: string }

/**
 * Suspends a colleague's account: no sign-in, every session and open page ends; the roles stay for
 * when it is resumed. Throws `not-found`, `staff.own-role`, `staff.beyond-own`,
 * `staff.last-manager` or `staff.changed-meanwhile`.
 */
export async function suspendAccount(ctx: SignedInContext, ref: Ref): Promise<{ ok: true }> {
  await withColleague(ctx, ref, async (work, { roles }) => {
    await demandOtherManager(work.tx, roles, ref)
    await changeStatus(work, ref, 'active', 'suspended')
    await work.tx.session.deleteMany({ where: ref })
    note(work, ref, 'account.suspended')
  })
  return { ok: true }
}

/** Lets a suspended colleague sign in again, with the roles held before. */
export async function resumeAccount(ctx: SignedInContext, ref: Ref): Promise<{ ok: true }> {
  await withColleague(ctx, ref, async (work) => {
    await changeStatus(work, ref, 'suspended', 'active')
    note(work, ref, 'account.resumed')
  })
  return { ok: true }
}

/**
 * Takes the second factor off a colleague who lost phone and recovery codes: they sign in with the
 * password and set it up anew. Throws `staff.changed-meanwhile` where none is set up.
 */
export async function takeOffColleagueTotp(ctx: SignedInContext, ref: Ref): Promise<{ ok: true }> {
  await withColleague(ctx, ref, async (work) => {
    if (!(await takeOffTotp(work, ref.accountId, null)))
      throw new DomainError('staff.changed-meanwhile')
  })
  return { ok: true }
}

async function withColleague(
  ctx: SignedInContext,
  { accountId }: Ref,
  change: (work: Work, keeper: RoleKeeper) => Promise<void>,
): Promise<void> {
  await transact(ctx, async (work) => {
    const keeper = await lockStaff(ctx, work.tx)
    const colleague = await readColleague(work.tx, accountId)
    if (accountId === ctx.actor.accountId) throw new DomainError('staff.own-role')
    if (!canManageColleague(keeper.actor, keeper.roles, colleague))
      throw new DomainError('staff.beyond-own')
    await change(work, keeper)
  })
}

async function changeStatus(
  { tx }: Work,
  { accountId }: Ref,
  from: string,
  to: string,
): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { id: accountId, status: from },
    data: { status: to },
  })
  if (count === 0) throw new DomainError('staff.changed-meanwhile')
}

function note({ record }: Work, { accountId }: Ref, kind: string): void {
  record({ kind, subjectType: 'account', subjectId: accountId, facts: {} })
}
