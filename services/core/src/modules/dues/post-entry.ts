import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'

export type Ledger = 'dues-receivable' | 'dues-income' | 'dues-waived' | 'bank'

/**
 * Posts one double entry for a bill: `amountFen` (whole fen, more than 0) goes to one ledger and comes
 * from the other. Answers the entry's id. Postings are never changed: what was wrong is posted back.
 */
export function postEntry(
  tx: Tx,
  about: { billId: string; amountFen: number; at: Date },
  { to, from }: { to: Ledger; from: Ledger },
): string {
  const entryId = newId()
  const { billId, amountFen, at } = about
  tx.sql.defer(
    `insert into posting (id, entry_id, bill_id, ledger, amount_fen, posted_at)
     values ($1, $3, $4, $5, $7::bigint, $8), ($2, $3, $4, $6, -$7::bigint, $8)`,
    [newId(), newId(), entryId, billId, to, from, amountFen, at],
  )
  return entryId
}
