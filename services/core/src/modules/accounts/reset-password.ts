import type { ResetAnswer, ResetPassword } from '@guildhall/contract/accounts'
import { DomainError } from '@guildhall/contract/errors'
import type { Tx } from '@guildhall/db/tenant-client'
import type { RequestContext } from '../../kernel/context.ts'
import { charge, forgetCharges } from '../../kernel/rate-limit.ts'
import type { Work } from '../../kernel/transact.ts'
import { spendSecondFactor, wrongCode } from '../security/second-factor.ts'
import { demandStrongPassword } from './password-strength.ts'
import { resetSleeper, type Resettable } from './reset-sleeper.ts'
import { setPassword } from './set-password.ts'
import { signInKey } from './sign-in.ts'
import { withCode } from './with-code.ts'

/** A mobile number is given to someone else after 90 days: an SMS then proves nothing. */
const sleptAfterMs = 90 * 24 * 3_600_000

/**
 * Sets a new password by SMS code and ends every session of the account. Staff show their second
 * factor as well. An account that slept for 90 days gets a link to its mailbox instead, or the
 * staff's approval. Throws `code.wrong` or `code.expired`; to whoever holds the right code
 * `account.staff-reset`, `totp.needed`, `totp.wrong`, `account.reset-waiting`, `account.suspended`
 * or `account.password-weak`, with the code still good.
 */
export async function resetPassword(
  ctx: RequestContext,
  input: ResetPassword,
): Promise<ResetAnswer> {
  const { mobile, code, password } = input
  await charge(ctx, `reset/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
  demandStrongPassword(password, { mobile, userName: '' })
  const passwordHash = await ctx.deps.passwords.hash(password)
  const purpose = 'reset-password' as const
  const answer = await withCode(ctx, { purpose, mobile, code }, async (work) =>
    reset(ctx, work, input, passwordHash),
  )
  await forgetCharges(ctx, signInKey(mobile))
  return answer
}

async function reset(
  ctx: RequestContext,
  work: Work,
  input: ResetPassword,
  passwordHash: string,
): Promise<ResetAnswer> {
  const { mobile, password } = input
  const account = await lockAccount(work.tx, mobile)
  if (account.status !== 'active') throw new DomainError('account.suspended')
  demandStrongPassword(password, { mobile, userName: account.userName })
  if (account.isStaff) await demandStaffProof(ctx, account, input.secondFactor)
  else if (hasSlept(account, ctx.deps.clock.now())) {
    const answer = await resetSleeper(ctx, work, account, input.way ?? 'mailbox')
    if (answer) return answer
  }
  await setPassword(work, account.id, passwordHash)
  return { outcome: 'done', hint: null }
}

/** No code of an unknown mobile was ever sent, so whoever has one guessed it. */
async function lockAccount(tx: Tx, mobile: string): Promise<Resettable> {
  const rows = await tx.$queryRaw<Resettable[]>`
    select a.id, a.mobile, a.email, a.user_name as "userName", a.status,
      coalesce(a.last_sign_in_at, a.created_at) as "lastSeenAt",
      exists (select from role_grant g where g.tenant_id = a.tenant_id and g.account_id = a.id
        and g.ended_at is null) as "isStaff",
      exists (select from totp_credential t where t.tenant_id = a.tenant_id and t.account_id = a.id
        and t.confirmed_at is not null) as "hasTotp"
    from account a where a.tenant_id = current_tenant() and a.mobile = ${mobile} for update`
  if (!rows[0]) throw new DomainError('code.expired')
  return rows[0]
}

function hasSlept({ lastSeenAt }: Resettable, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > sleptAfterMs
}

/** An SMS alone never resets a staff account: the second factor, or a colleague. */
async function demandStaffProof(
  ctx: RequestContext,
  { id, hasTotp }: Resettable,
  secondFactor: string | undefined,
): Promise<void> {
  if (!hasTotp) throw new DomainError('account.staff-reset')
  if (!secondFactor) throw wrongCode('totp.needed', 'secondFactor')
  await spendSecondFactor(ctx, id, secondFactor, 'secondFactor')
}
