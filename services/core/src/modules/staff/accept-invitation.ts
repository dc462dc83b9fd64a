import type { acceptInvitation as acceptInput, accepted } from '@guildhall/contract/staff'
import { DomainError } from '@guildhall/contract/errors'
import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { z } from 'zod'
import { beginSession } from '../../auth/sessions.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { charge, refund } from '../../kernel/rate-limit.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { demandStrongPassword } from '../accounts/password-strength.ts'
import { signInKey } from '../accounts/sign-in.ts'
import { findInvitation, wrongInvitation } from './open-invitation.ts'

type Input = z.infer<typeof acceptInput>

const passwords = { limit: 10, windowSeconds: 900 }

/**
 * Accepts an invitation, once: whoever has an account keeps it and shows its password, anybody else
 * makes one and is signed in. Throws `invitation.wrong`, `account.sign-in-failed`,
 * `account.suspended`, `account.password-weak` or `account.privacy-changed`; the invitation is then
 * still good.
 */
export async function acceptInvitation(
  ctx: RequestContext,
  input: Input,
): Promise<z.infer<typeof accepted>> {
  await charge(ctx, `invitation/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  await demandInvitation(ctx, content, input)
  const known = await knownAccount(ctx, input)
  const account = known ?? (await newAccount(ctx, input, content))
  try {
    const isAccepted = await transact(ctx, (work) => accept(ctx, work, content, input, account))
    if (!isAccepted) throw wrongInvitation()
  } catch (error) {
    if (uniqueViolation(error)?.includes('mobile')) throw new DomainError('account.mobile-taken')
    throw error
  }
  if (account.isNew) await beginSession(ctx, account.id)
  return { signedIn: account.isNew }
}

/** Before anything is said of the account: without the code one learns nothing. */
async function demandInvitation(ctx: RequestContext, content: Blueprint, input: Input) {
  const { mobile, code } = input
  const isThere = await transact(ctx, ({ tx }) =>
    findInvitation(ctx, tx, content, { mobile, code }),
  )
  if (!isThere) throw wrongInvitation()
}

type Account =
  | { isNew: false; id: string }
  | { isNew: true; id: string; userName: string; passwordHash: string; privacyVersion: string }

/** The account of the mobile, whose password must be right; null where there is none yet. */
async function knownAccount(ctx: RequestContext, { mobile, password }: Input) {
  const account = await ctx.deps.database.tenantDb(ctx.tenant.id).account.findFirst({
    where: { mobile },
    select: { id: true, status: true, passwordHash: true },
  })
  if (!account) return null
  await charge(ctx, signInKey(mobile), passwords)
  if (!(await ctx.deps.passwords.verify(account.passwordHash, password)))
    throw new DomainError('account.sign-in-failed')
  await refund(ctx, signInKey(mobile), passwords)
  if (account.status !== 'active') throw new DomainError('account.suspended')
  return { isNew: false as const, id: account.id }
}

async function newAccount(
  ctx: RequestContext,
  { mobile, newAccount: wanted }: Input,
  { privacy }: Blueprint,
): Promise<Account> {
  if (!wanted) throw wrongInvitation()
  const { userName, password, privacyVersion } = wanted
  if (privacyVersion !== privacy.version) throw new DomainError('account.privacy-changed')
  demandStrongPassword(password, { mobile, userName })
  const passwordHash = await ctx.deps.passwords.hash(password)
  return { isNew: true, id: newId(), userName, passwordHash, privacyVersion }
}

async function accept(
  ctx: RequestContext,
  { tx, record }: Work,
  content: Blueprint,
  input: Input,
  account: Account,
): Promise<boolean> {
  const now = ctx.deps.clock.now()
  const invitation = await findInvitation(ctx, tx, content, input)
  if (!invitation) return false
  if (account.isNew) await create(tx, input.mobile, account, now)
  const { count } = await tx.staffInvitation.updateMany({
    where: { id: invitation.id, acceptedAt: null, withdrawnAt: null },
    data: { acceptedAt: now, accountId: account.id },
  })
  if (count === 0) throw wrongInvitation()
  for (const { role, branch } of invitation.roles)
    await tx.sql.query(grantSql, [newId(), account.id, role, branch, now])
  record({
    kind: 'account.roles-changed',
    subjectType: 'account',
    subjectId: account.id,
    facts: { change: 'accepted', roles: invitation.roles, invitation: invitation.id },
    actorId: account.id,
  })
  return true
}

const grantSql = `
insert into role_grant (tenant_id, id, account_id, role, branch_slug, granted_at)
values (current_tenant(), $1, $2, $3, $4, $5)
on conflict (tenant_id, account_id, role, coalesce(branch_slug, '')) where ended_at is null do nothing`

async function create(
  tx: Work['tx'],
  mobile: string,
  { id, userName, passwordHash, privacyVersion }: Account & { isNew: true },
  now: Date,
): Promise<void> {
  await tx.account.create({
    data: { id, mobile, userName, passwordHash, createdAt: now, lastSignInAt: now },
    select: { id: true },
  })
  await tx.consent.create({
    data: {
      id: newId(),
      accountId: id,
      purpose: 'privacy',
      version: privacyVersion,
      acceptedAt: now,
    },
    select: { id: true },
  })
}
