import type { ReceiptRow } from '@guildhall/contract/receipts'

/** How long a request still has, in working days, or by how many it is late. */
export function leftWords({ daysLeft, late }: Pick<ReceiptRow, 'daysLeft' | 'late'>): string {
  if (late) return daysLeft === 0 ? '已超期' : `已超期 ${-daysLeft} 个工作日`
  return daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 个工作日`
}
