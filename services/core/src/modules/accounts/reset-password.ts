import type { ResetPassword } from '@guildhall/contract/accounts'
import { DomainError } from '@guildhall/contract/errors'
import type { Tx } from '@guildhall/db/tenant-client'
import type { RequestContext } from '../../kernel/context.ts'
import { charge, forgetCharges } from '../../kernel/rate-limit.ts'
import { demandStrongPassword } from './password-strength.ts'
import { signInKey } from './sign-in.ts'
import { withCode } from './with-code.ts'

/** A mobile number is given to someone else after 90 days: an SMS then proves nothing. */
const sleptAfterMs = 90 * 24 * 3_600_000

/**
 * Sets a new password by SMS code and ends every session of the account. Throws `code.wrong` or
 * `code.expired`; to whoever holds the right code `account.staff-reset`, `account.slept`,
 * `account.suspended` or `account.password-weak`, with the code still good.
 */
export async function resetPassword(
  ctx: RequestContext,
  input: ResetPassword,
): Promise<{ ok: true }> {
  const { mobile, code, password } = input
  await charge(ctx, `reset/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
  demandStrongPassword(password, { mobile, userName: '' })
  const passwordHash = await ctx.deps.passwords.hash(password)
  await withCode(ctx, { purpose: 'reset-password', mobile, code }, async ({ tx, record }) => {
    const account = await lockAccount(tx, mobile)
    demandResettable(account, ctx.deps.clock.now())
    demandStrongPassword(password, { mobile, userName: account.userName })
    await tx.account.updateMany({ where: { id: account.id }, data: { passwordHash } })
    const { count } = await tx.session.deleteMany({ where: { accountId: account.id } })
    record({
      kind: 'account.password-reset',
      subjectType: 'account',
      subjectId: account.id,
      facts: { sessionsEnded: count },
      actorId: account.id,
    })
  })
  await forgetCharges(ctx, signInKey(mobile))
  return { ok: true }
}

type Resettable = {
  id: string
  userName: string
  status: string
  lastSeenAt: Date
  isStaff: boolean
}

/** No code of an unknown mobile was ever sent, so whoever has one guessed it. */
async function lockAccount(tx: Tx, mobile: string): Promise<Resettable> {
  const rows = await tx.$queryRaw<Resettable[]>`
    select a.id, a.user_name as "userName", a.status,
      coalesce(a.last_sign_in_at, a.created_at) as "lastSeenAt",
      exists (select from role_grant g where g.tenant_id = a.tenant_id and g.account_id = a.id
        and g.ended_at is null) as "isStaff"
    from account a where a.tenant_id = current_tenant() and a.mobile = ${mobile} for update`
  if (!rows[0]) throw new DomainError('code.expired')
  return rows[0]
}

function demandResettable(account: Resettable, now: Date): void {
  if (account.status !== 'active') throw new DomainError('account.suspended')
  if (account.isStaff) throw new DomainError('account.staff-reset')
  if (now.getTime() - account.lastSeenAt.getTime() > sleptAfterMs)
    throw new DomainError('account.slept')
}
