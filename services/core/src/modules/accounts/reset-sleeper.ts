import { createHash, randomBytes } from 'node:crypto'
import type { ResetAnswer } from '@guildhall/contract/accounts'
import { DomainError } from '@guildhall/contract/errors'
import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { maskEmail } from '@guildhall/domain/identifiers/masking'
import type { RequestContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { sendAccountMessage } from '../messages/send-account-message.ts'

/** An account whose password is to be set anew. */
export type Resettable = {
  id: string
  mobile: string
  email: string | null
  userName: string
  status: string
  lastSeenAt: Date
  isStaff: boolean
  hasTotp: boolean
}

const linkValidMinutes = 60
const requestValidDays = 30

/**
 * What an SMS code opens for an account that slept: nothing by itself. A link goes to its mailbox;
 * without one, or where the staff are asked, they check who it is. Null where they have approved and
 * the waiting time is over: the password may be set. Throws `account.reset-waiting` before that.
 */
export async function resetSleeper(
  ctx: RequestContext,
  work: Work,
  account: Resettable,
  way: 'mailbox' | 'staff',
): Promise<ResetAnswer | null> {
  const now = ctx.deps.clock.now()
  const open = await work.tx.resetRequest.findFirst({
    where: { accountId: account.id, state: { in: ['waiting', 'approved'] } },
    select: { id: true, way: true, state: true, opensAt: true, expiresAt: true },
  })
  const isLive = open !== null && open.expiresAt > now
  if (open && isLive && open.state === 'approved' && open.opensAt) {
    demandOpen(open.opensAt, now)
    await work.tx.resetRequest.updateMany({ where: { id: open.id }, data: { state: 'used' } })
    return null
  }
  if (way === 'mailbox' && account.email) return mailLink(ctx, work, account, account.email)
  if (!(isLive && open.way === 'staff')) await askStaff(work, account, now)
  return { outcome: 'asked-staff', hint: null }
}

function demandOpen(opensAt: Date, now: Date): void {
  const hours = Math.ceil((opensAt.getTime() - now.getTime()) / 3_600_000)
  if (hours > 0) throw new DomainError('account.reset-waiting', { hours })
}

/** The only form in which a link's token is kept. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

async function mailLink(
  ctx: RequestContext,
  { tx, record }: Work,
  account: Resettable,
  email: string,
): Promise<ResetAnswer> {
  const now = ctx.deps.clock.now()
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  const token = randomBytes(24).toString('base64url')
  const id = await begin(tx, account.id, now, {
    way: 'mailbox',
    tokenHash: hashToken(token),
    expiresAt: new Date(now.getTime() + linkValidMinutes * 60_000),
  })
  await sendAccountMessage(tx, content.messages, {
    key: 'reset-link',
    id,
    channel: 'mail',
    recipient: email,
    accountId: account.id,
    variables: { link: `${ctx.request.origin}/reset-link#${token}`, minutes: linkValidMinutes },
    now,
  })
  record(asked(account.id, 'mailbox'))
  return { outcome: 'mail-sent', hint: maskEmail(email) }
}

async function askStaff({ tx, record }: Work, account: Resettable, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + requestValidDays * 86_400_000)
  await begin(tx, account.id, now, { way: 'staff', expiresAt })
  record(asked(account.id, 'staff'))
}

const asked = (accountId: string, way: string) => ({
  kind: 'account.reset-asked',
  subjectType: 'account' as const,
  subjectId: accountId,
  facts: { way },
  actorId: null,
})

/** One way is open at a time: a new one takes the place of the earlier. */
async function begin(
  tx: Tx,
  accountId: string,
  createdAt: Date,
  request: { way: string; tokenHash?: string; expiresAt: Date },
): Promise<string> {
  const id = newId()
  await tx.resetRequest.updateMany({
    where: { accountId, state: { in: ['waiting', 'approved'] } },
    data: { state: 'replaced' },
  })
  await tx.resetRequest.create({
    data: { id, accountId, createdAt, ...request },
    select: { id: true },
  })
  return id
}
