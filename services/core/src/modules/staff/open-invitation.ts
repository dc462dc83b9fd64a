import type { invitationOffer, readInvitation, RoleGiven } from '@guildhall/contract/staff'
import { DomainError, sentence } from '@guildhall/contract/errors'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { canGiveRole, fitsBranch } from '@guildhall/domain/permissions/staff'
import type { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { roleName } from './role-given.ts'
import { actorNow } from './staff-lock.ts'

type Key = z.infer<typeof readInvitation>
export type OpenInvitation = { id: string; roles: RoleGiven[] }

const mostWrong = 10

/** What an invitation offers, to whoever has its code. Throws `invitation.wrong`. */
export async function showInvitation(
  ctx: RequestContext,
  key: Key,
): Promise<z.infer<typeof invitationOffer>> {
  await charge(ctx, `invitation/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  const found = await transact(ctx, async ({ tx }) => {
    const invitation = await findInvitation(ctx, tx, content, key)
    if (!invitation) return null
    const account = await tx.account.findFirst({
      where: { mobile: key.mobile },
      select: { id: true },
    })
    return { ...invitation, hasAccount: account !== null }
  })
  if (!found) throw wrongInvitation()
  return {
    association: content.branding.name,
    roles: found.roles.map((given) => roleName(content, given)),
    hasAccount: found.hasAccount,
  }
}

export function wrongInvitation(): DomainError {
  const message = sentence('invitation.wrong')
  return new DomainError('invitation.wrong', {}, [{ path: 'code', message }])
}

/**
 * The open invitation of a mobile whose code this is, counting a wrong guess in the same statement.
 * Null too where whoever invited could no longer give these roles: a right that is gone gives none.
 */
export async function findInvitation(
  ctx: RequestContext,
  tx: Tx,
  content: Blueprint,
  { mobile, code }: Key,
): Promise<OpenInvitation | null> {
  const typed = code.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  const { rows } = await tx.sql.query<OpenInvitation & { right: boolean; invitedBy: string }>(
    guessSql,
    [mobile, typed, ctx.deps.clock.now(), mostWrong],
  )
  const found = rows[0]
  if (!found?.right) return null
  const inviter = await actorNow(tx, found.invitedBy, content.roles)
  const stillGivable = found.roles.every((given) => {
    const role = content.roles.find(({ slug }) => slug === given.role)
    return (
      role !== undefined &&
      inviter !== null &&
      fitsBranch(role, given.branch) &&
      canGiveRole(inviter, content.roles, role, given.branch)
    )
  })
  return stillGivable ? { id: found.id, roles: found.roles } : null
}

const guessSql = `
update staff_invitation set attempts = attempts +
  case when code_hash = encode(sha256(convert_to(id::text || ':' || $2, 'UTF8')), 'hex') then 0 else 1 end
where tenant_id = current_tenant() and mobile = $1 and accepted_at is null and withdrawn_at is null
  and expires_at > $3 and attempts < $4
returning id, roles, invited_by as "invitedBy",
  code_hash = encode(sha256(convert_to(id::text || ':' || $2, 'UTF8')), 'hex') as right`
