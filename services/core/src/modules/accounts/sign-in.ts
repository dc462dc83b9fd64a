import type { SignIn, signedIn } from '@guildhall/contract/accounts'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import { beginSession } from '../../auth/sessions.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { charge, refund, type Limit } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { spendSecondFactor, wrongCode } from '../security/second-factor.ts'

/** Wrong passwords within a quarter of an hour: for one mobile, and from one address. */
const perMobile: Limit = { limit: 10, windowSeconds: 900 }
const perIp: Limit = { limit: 100, windowSeconds: 900 }

/**
 * Signs in with mobile and password. Every call is charged before it is looked at, and the charge
 * given back when the password was right, so that calls at once and calls in a batch count. An
 * unknown mobile takes as long and reads the same as a wrong password. Where a second factor is set
 * up it is asked for next, by the same call with its code. Throws `account.sign-in-failed`,
 * `account.suspended`, `totp.needed`, `totp.wrong` or `request.too-many`.
 */
export async function signIn(
  ctx: RequestContext,
  { mobile, password, code }: SignIn,
): Promise<z.infer<typeof signedIn>> {
  const charges = chargesOf(ctx, mobile)
  for (const [key, limit] of charges) await charge(ctx, key, limit)
  const account = await ctx.deps.database.tenantDb(ctx.tenant.id).account.findFirst({
    where: { mobile },
    select: {
      id: true,
      status: true,
      passwordHash: true,
      totp: { select: { confirmedAt: true } },
      roleGrants: { where: { endedAt: null }, select: { id: true }, take: 1 },
    },
  })
  const isRight = await ctx.deps.passwords.verify(account?.passwordHash ?? null, password)
  if (!account || !isRight) throw new DomainError('account.sign-in-failed')
  for (const [key, limit] of charges) await refund(ctx, key, limit)
  if (account.status !== 'active') throw new DomainError('account.suspended')
  if (account.totp?.confirmedAt) {
    if (!code) throw wrongCode('totp.needed')
    await spendSecondFactor(ctx, account.id, code)
  }
  await noteSignIn(ctx, account.id)
  await beginSession(ctx, account.id)
  return { staff: account.roleGrants.length > 0 }
}

function chargesOf(ctx: RequestContext, mobile: string): [string, Limit][] {
  return [
    [signInKey(mobile), perMobile],
    [`sign-in/ip/${ctx.request.ip}`, perIp],
  ]
}

/** Under which wrong passwords of a mobile are counted. */
export function signInKey(mobile: string): string {
  return `sign-in/mobile/${mobile}`
}

async function noteSignIn(ctx: RequestContext, accountId: string): Promise<void> {
  await transact(ctx, async ({ tx, record }) => {
    await tx.account.updateMany({
      where: { id: accountId },
      data: { lastSignInAt: ctx.deps.clock.now() },
    })
    record({
      kind: 'account.signed-in',
      subjectType: 'account',
      subjectId: accountId,
      facts: {},
      actorId: accountId,
    })
  })
}
