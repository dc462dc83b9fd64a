import type { deviceRef, securityView } from '@guildhall/contract/security'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'

type View = z.infer<typeof securityView>

/** How the own account is secured: its second factor, its recovery codes left, the devices signed in. */
export async function readSecurity(ctx: SignedInContext): Promise<View> {
  const { accountId, hasTotp, mustEnrol, sessionIdHash } = ctx.actor
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const [sessions, recoveryCodesLeft] = await Promise.all([
    db.session.findMany({
      where: { accountId, expiresAt: { gt: ctx.deps.clock.now() } },
      orderBy: { lastSeenAt: 'desc' },
      take: 50,
    }),
    db.recoveryCode.count({ where: { accountId, usedAt: null } }),
  ])
  return {
    hasTotp,
    mustEnrol,
    recoveryCodesLeft,
    devices: sessions.map((session) => ({
      key: keyOf(session.idHash),
      userAgent: session.userAgent,
      ip: session.ip,
      since: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      isThis: session.idHash === sessionIdHash,
    })),
  }
}

/** A device as a page may name it: the beginning of its session's hash, which opens nothing. */
function keyOf(idHash: string): string {
  return idHash.slice(0, 16)
}

/** Signs one of the own devices out, its open pages too. Throws `not-found` for any other. */
export async function endDevice(
  ctx: SignedInContext,
  { key }: z.infer<typeof deviceRef>,
): Promise<{ ok: true }> {
  const { accountId } = ctx.actor
  await transact(ctx, async ({ tx, record }) => {
    const session = await tx.session.findFirst({
      where: { accountId, idHash: { startsWith: key } },
      select: { idHash: true },
    })
    if (!session) throw new DomainError('not-found')
    await tx.session.deleteMany({ where: { idHash: session.idHash } })
    record({
      kind: 'account.signed-out',
      subjectType: 'account',
      subjectId: accountId,
      facts: { session: session.idHash },
    })
  })
  return { ok: true }
}

/** Signs every device out but this one. */
export async function endOtherDevices(ctx: SignedInContext): Promise<{ ok: true }> {
  await transact(ctx, (work) => endOtherSessions(ctx, work))
  return { ok: true }
}

/** Ends the other sessions of whoever acts, with their open pages; answers how many. */
export async function endOtherSessions(
  { actor }: SignedInContext,
  { tx, record }: Work,
): Promise<number> {
  const { accountId, sessionIdHash: keep } = actor
  const { count } = await tx.session.deleteMany({ where: { accountId, NOT: { idHash: keep } } })
  record({
    kind: 'account.sessions-ended',
    subjectType: 'account',
    subjectId: accountId,
    facts: { keep, count },
  })
  return count
}
