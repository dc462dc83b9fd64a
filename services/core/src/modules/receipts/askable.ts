import type { ReceiptsSpec } from '@guildhall/domain/blueprint/dues'
import type { BillFacts } from '../dues/bill-facts.ts'

/**
 * As what a receipt can be asked for now: `paid` once nothing is owed, `advance` (预开票) before, where
 * the association offers it; null where one is asked for or stands already, or no money is behind it.
 */
export function askableAs(
  spec: ReceiptsSpec | undefined,
  bill: Pick<BillFacts, 'receipt' | 'owedFen' | 'paidFen'>,
): 'paid' | 'advance' | null {
  if (!spec || bill.receipt === 'waiting' || bill.receipt === 'issued') return null
  if (bill.owedFen <= 0) return bill.paidFen > 0 ? 'paid' : null
  return spec.advance ? 'advance' : null
}

/** What a receipt must say: the bill's amount, less what was waived (财综〔2016〕99号). Whole fen. */
export function receiptAmount(bill: Pick<BillFacts, 'amountFen' | 'waivedFen'>): number {
  return bill.amountFen - bill.waivedFen
}
