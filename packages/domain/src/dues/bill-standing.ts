import type { CivilDate } from '../time/civil-date.ts'

/** How a bill stands; 缴费状态 as people read it. */
export const billStatuses = [
  'owing',
  'voucher-waiting',
  'voucher-refused',
  'part-paid',
  'settled',
  'waived',
] as const
export type BillStatus = (typeof billStatuses)[number]

/** What a bill's status is derived from: sums of its postings in whole fen, and its newest voucher. */
export type BillFacts = {
  /** What is still owed: the sum of dues-receivable. */
  owedFen: number
  /** What has come: the sum of bank. */
  paidFen: number
  /** A voucher waits for staff. */
  hasWaiting: boolean
  /** The newest voucher was refused, and none came after it. */
  lastRefused: boolean
  dueOn: CivilDate
}

/**
 * The status of a bill, never stored. What is settled needs nothing any more; else a voucher that
 * waits or was sent back says what happens next, before what has come so far.
 */
export function billStatus(bill: Omit<BillFacts, 'dueOn'>): BillStatus {
  if (bill.owedFen <= 0) return bill.paidFen > 0 ? 'settled' : 'waived'
  if (bill.hasWaiting) return 'voucher-waiting'
  if (bill.lastRefused) return 'voucher-refused'
  return bill.paidFen > 0 ? 'part-paid' : 'owing'
}

/** 已逾期: something is owed after the last day to pay. */
export function isOverdue(
  { owedFen, dueOn }: Pick<BillFacts, 'owedFen' | 'dueOn'>,
  today: CivilDate,
): boolean {
  return owedFen > 0 && dueOn < today
}
