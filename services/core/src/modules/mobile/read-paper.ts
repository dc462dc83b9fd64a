import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import type { SignedInContext } from '../../kernel/context.ts'
import type { StoredFile } from '../dues/dues-files.ts'

/** The paper of a request: for its own account, and for whoever manages accounts. */
export async function readPaper(ctx: SignedInContext, requestId: string): Promise<StoredFile> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ accountId: string; paper: StoredFile | null }>(
      `select account_id as "accountId", paper from mobile_change where tenant_id = current_tenant() and id = $1`,
      [requestId],
    )
  const found = rows[0]
  const mayRead = found?.accountId === ctx.actor.accountId || permits(ctx.actor, 'staff.manage')
  if (!found?.paper || !mayRead) throw new DomainError('not-found')
  return found.paper
}
