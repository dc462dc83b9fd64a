import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'

export type RequestRow = { billId: string; details: { mobile: string; email: string } }

/** A request for a receipt; a missing one and another tenant's read the same. */
export async function readRequest(ctx: SignedInContext, receiptId: string): Promise<RequestRow> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<RequestRow>(
    `select bill_id as "billId", json_build_object('mobile', details->>'mobile', 'email', details->>'email') as details
     from receipt_request where tenant_id = current_tenant() and id = $1`,
    [receiptId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/** Who closed or issued a request, for whoever comes second. */
export async function closedBy(tx: Tx, receiptId: string): Promise<string> {
  const { rows } = await tx.sql.query<{ name: string }>(
    `select a.user_name as name from receipt_request r
     join account a on a.tenant_id = r.tenant_id and a.id = coalesce(r.closed_by, r.issued_by)
     where r.tenant_id = current_tenant() and r.id = $1`,
    [receiptId],
  )
  return rows[0]?.name ?? '同事'
}
