import type { StaffView } from '@guildhall/contract/staff'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { SignedInContext } from '../../kernel/context.ts'

/** Requests to reset the password of an account that slept, oldest first: those to decide, and those approved. */
export async function listResets(ctx: SignedInContext): Promise<StaffView['resets']> {
  const found = await ctx.deps.database.tenantDb(ctx.tenant.id).resetRequest.findMany({
    where: {
      way: 'staff',
      state: { in: ['waiting', 'approved'] },
      expiresAt: { gt: ctx.deps.clock.now() },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: {
      id: true,
      state: true,
      createdAt: true,
      opensAt: true,
      account: {
        select: { id: true, userName: true, unitName: true, mobile: true, lastSignInAt: true },
      },
      decider: { select: { userName: true } },
    },
  })
  return found.map(({ id, state, createdAt, opensAt, account, decider }) => ({
    id,
    userName: account.userName,
    unitName: account.unitName,
    mobile: maskMobile(account.mobile),
    lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    state: state === 'approved' ? 'approved' : 'waiting',
    opensAt: opensAt?.toISOString() ?? null,
    decidedBy: decider?.userName ?? null,
    canDecide: state === 'waiting' && account.id !== ctx.actor.accountId,
  }))
}
