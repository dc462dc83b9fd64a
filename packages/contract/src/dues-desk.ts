import { z } from 'zod'
import { civilDate, fen, id, instant, version } from './common.ts'
import {
  amount,
  billRow,
  billStatus,
  duesStep,
  reason,
  voucherRef,
  voucherView,
  year,
} from './dues.ts'

/** What those who look after dues call: `dues.*` of the desk. */
const cursor = z.string().max(120).nullable().default(null)

/** The desk's queue of vouchers that wait, oldest first. */
export const voucherQueueInput = z.strictObject({ cursor })
export const queuedVoucher = z.strictObject({ voucher: voucherView, bill: billRow })
export const voucherQueue = z.strictObject({
  rows: z.array(queuedVoucher),
  total: z.number().int(),
  next: z.string().nullable(),
})

export const duesCounters = z.strictObject({
  vouchers: z.number().int(),
  waivers: z.number().int(),
  receipts: z.number().int(),
  lateReceipts: z.number().int(),
})

/** Money that came: by a voucher that waits, or seen on the bank's statement (`reference`). */
export const confirmPayment = z.strictObject({
  billId: id,
  voucher: voucherRef.nullable(),
  /** What was owed when it was looked at. */
  seenOwedFen: fen,
  amountFen: amount,
  receivedOn: civilDate,
  reference: z.string().trim().max(80).default(''),
})
export const refuseVoucher = z.strictObject({ voucherId: id, version, reason })
export const reversePayment = z.strictObject({ paymentId: id, reason })
export const proposeWaiver = z.strictObject({
  billId: id,
  amountFen: amount,
  reason,
  seenOwedFen: fen,
})
export const decideWaiver = z.strictObject({ waiverId: id, confirm: z.boolean() })

export const billsInput = z.strictObject({
  year,
  title: z.string().max(60).nullable().default(null),
  branch: z.string().max(60).nullable().default(null),
  status: billStatus
    .or(z.enum(['overdue', 'any-owed']))
    .nullable()
    .default(null),
  search: z.string().trim().max(60).default(''),
  cursor,
})
export const billsPage = z.strictObject({
  rows: z.array(billRow),
  totals: z.strictObject({
    count: z.number().int(),
    amountFen: fen,
    paidFen: fen,
    waivedFen: fen,
    owedFen: fen,
  }),
  next: z.string().nullable(),
})
/** What the filters of the list offer. */
export const billFilters = z.strictObject({
  thisYear: year,
  years: z.array(year),
  titles: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  branches: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
})

export const paymentView = z.strictObject({
  id,
  amountFen: fen,
  receivedOn: civilDate,
  reference: z.string().nullable(),
  byVoucher: z.boolean(),
  by: z.string(),
  at: instant,
  reversed: z.boolean(),
})
export const waiverView = z.strictObject({
  id,
  billId: id,
  year,
  partyName: z.string(),
  amountFen: fen,
  reason: z.string(),
  state: z.enum(['proposed', 'confirmed', 'refused']),
  by: z.string(),
  at: instant,
  /** Another person may decide it now. */
  canDecide: z.boolean(),
})
/** `dues.open`: a bill as the staff see it. */
export const deskBill = z.strictObject({
  bill: billRow,
  vouchers: z.array(voucherView),
  payments: z.array(paymentView),
  waivers: z.array(waiverView),
  steps: z.array(duesStep),
})
export const waiverList = z.strictObject({ rows: z.array(waiverView) })

/** 生成年度缴费单: what a run would make, by class. */
export const runYear = z.strictObject({ year })
export const runPreview = z.strictObject({
  year,
  issuedOn: civilDate,
  dueOn: civilDate,
  scheduleFrom: civilDate,
  classes: z.array(
    z.strictObject({
      label: z.string(),
      amountFen: fen,
      count: z.number().int(),
      sumFen: fen,
    }),
  ),
  count: z.number().int(),
  sumFen: fen,
  /** Members of the year that have its bill already. */
  existing: z.number().int(),
})
/** Started with what was seen, so that nothing else is made than was agreed to. */
export const startRun = z.strictObject({
  year,
  seenCount: z.number().int().min(0),
  seenSumFen: fen,
})
export const runView = z.strictObject({
  id,
  year,
  issuedOn: civilDate,
  state: z.enum(['running', 'done']),
  expected: z.number().int(),
  made: z.number().int(),
  madeFen: fen,
  by: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
})
export const runList = z.strictObject({ rows: z.array(runView) })
export const runRef = z.strictObject({ runId: id })

export type BillsInput = z.infer<typeof billsInput>
export type RunView = z.infer<typeof runView>
export type WaiverView = z.infer<typeof waiverView>
export type DeskBill = z.infer<typeof deskBill>
