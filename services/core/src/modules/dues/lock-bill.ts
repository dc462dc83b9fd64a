import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { Work } from '../../kernel/transact.ts'
import { readBill, type BillFacts } from './bill-facts.ts'

/**
 * Locks a bill for the transaction by its member's row, and reads it anew: whoever comes second sees
 * what the first did. Bills themselves are append-only and cannot be locked.
 */
export async function lockBill(tx: Tx, billId: string): Promise<BillFacts> {
  const { rowCount } = await tx.sql.query(
    `select 1 from member m where m.tenant_id = current_tenant()
       and m.id = (select member_id from bill where tenant_id = current_tenant() and id = $1) for update`,
    [billId],
  )
  if (rowCount === 0) throw new DomainError('not-found')
  return readBill(tx.sql, billId)
}

/** Records what happened to a bill; the member's accounts hear of it too. No personal data in the facts. */
export async function recordOnBill(
  work: Work,
  bill: Pick<BillFacts, 'id' | 'partyId' | 'year'>,
  kind: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const { rows } = await work.tx.sql.query<{ id: string }>(
    `select account_id as id from mandate where tenant_id = current_tenant() and party_id = $1
       and (to_date is null or to_date > current_date)`,
    [bill.partyId],
  )
  work.record({
    kind,
    subjectType: 'bill',
    subjectId: bill.id,
    facts: { ...facts, year: bill.year, accounts: rows.map(({ id }) => id) },
  })
}

/** Who did the last thing to a bill, for whoever comes second. */
export async function lastHand(tx: Tx, billId: string): Promise<string> {
  const { rows } = await tx.sql.query<{ name: string }>(
    `select a.user_name as name from (
       select confirmed_by as who, confirmed_at as at from payment where tenant_id = current_tenant() and bill_id = $1
       union all select decided_by, decided_at from voucher
         where tenant_id = current_tenant() and bill_id = $1 and decided_at is not null and state <> 'withdrawn'
       union all select decided_by, decided_at from waiver
         where tenant_id = current_tenant() and bill_id = $1 and decided_at is not null) h
     join account a on a.tenant_id = current_tenant() and a.id = h.who order by h.at desc limit 1`,
    [billId],
  )
  return rows[0]?.name ?? '付款单位'
}
