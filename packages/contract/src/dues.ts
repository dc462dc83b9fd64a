import { billStatuses } from '@guildhall/domain/dues/bill-standing'
import { bankAccountSpec, collectionSpec } from '@guildhall/domain/blueprint/site'
import { z } from 'zod'
import { civilDate, fen, id, instant, version } from './common.ts'
import { grantedTitle } from './review-title.ts'

/** A sum of money that was moved: whole fen, more than nothing. */
export const amount = fen.positive('金额要大于 0。')
export const year = z.number().int().min(2000).max(2100)
export const reason = z
  .string()
  .trim()
  .min(2, '请写明原因，至少两个字。')
  .max(200, '原因请控制在 200 字以内。')

export const billRef = z.strictObject({ billId: id })
export const billStatus = z.enum(billStatuses)
export const receiptState = z.enum(['waiting', 'issued', 'voided', 'refused'])

/** A file of a bill; bytes at `/dues/files/<id>`, pages as pictures at `/dues/files/<id>/preview/<page>`. */
export const duesFile = z.strictObject({
  id,
  name: z.string(),
  mime: z.string(),
  size: z.number().int(),
  pages: z.number().int(),
})

/** One year of one member: what is owed and what has come, from the postings. */
export const billRow = z.strictObject({
  id,
  year,
  partyName: z.string(),
  memberNumber: z.string(),
  title: z.string(),
  branch: z.string().nullable(),
  amountFen: fen,
  paidFen: fen,
  waivedFen: fen,
  owedFen: fen,
  issuedOn: civilDate,
  dueOn: civilDate,
  /** The last day on which money came for it. */
  paidOn: civilDate.nullable(),
  status: billStatus,
  overdue: z.boolean(),
  /** Why the newest voucher was sent back, where it was. */
  refusedBecause: z.string().nullable(),
  vouchers: z.number().int(),
  receipt: receiptState.nullable(),
})

export const voucherView = z.strictObject({
  id,
  file: duesFile,
  amountFen: fen,
  paidOn: civilDate,
  payer: z.string(),
  state: z.enum(['waiting', 'confirmed', 'refused', 'withdrawn']),
  version,
  reason: z.string().nullable(),
  uploadedAt: instant,
  decidedAt: instant.nullable(),
})

export const receiptView = z.strictObject({
  id,
  isAdvance: z.boolean(),
  amountFen: fen,
  state: receiptState,
  version,
  details: z.strictObject({
    unitName: z.string(),
    creditCode: z.string(),
    contact: z.string(),
    mobile: z.string(),
    email: z.string(),
  }),
  requestedAt: instant,
  dueOn: civilDate,
  code: z.string().nullable(),
  number: z.string().nullable(),
  checkCode: z.string().nullable(),
  issuedOn: civilDate.nullable(),
  file: duesFile.nullable(),
  closedReason: z.string().nullable(),
})

/** One thing that happened to a bill. */
export const duesStep = z.strictObject({
  kind: z.enum([
    'issued',
    'voucher-uploaded',
    'voucher-refused',
    'confirmed',
    'reversed',
    'waived',
    'receipt-requested',
    'receipt-issued',
    'receipt-closed',
  ]),
  at: instant,
  amountFen: fen.nullable(),
  note: z.string().nullable(),
  /** Who did it; for members the association is one. */
  by: z.string(),
})

export const paymentInfo = z.strictObject({
  transfer: bankAccountSpec,
  purpose: z.string(),
  wallets: z.array(z.string()),
  /** The code that the wallets scan; null where there is none. */
  collection: collectionSpec.nullable(),
})

/** `dues.mine`: the own bills, newest first. */
export const myDues = z.strictObject({
  rows: z.array(billRow),
  payment: paymentInfo,
  receipts: z.boolean(),
  /** Whether the association has branches, so that a bill's branch says something. */
  hasBranches: z.boolean(),
})

/** `dues.bill`: one of the own bills with everything that happened, and what may be done now. */
export const myBill = z.strictObject({
  bill: billRow,
  vouchers: z.array(voucherView),
  receipts: z.array(receiptView),
  steps: z.array(duesStep),
  payment: paymentInfo,
  /** Whether its receipt is asked for by itself with 开票信息, once the money that is owed has come. */
  receiptFollows: z.boolean(),
  /** 开通会员: of a newcomer's first bill where membership begins with its payment; null for any other. */
  opening: z
    .strictObject({
      /** The membership that the money has opened; null until it has come. */
      membership: z
        .strictObject({ from: civilDate, validTo: civilDate, certificateId: id.nullable() })
        .nullable(),
      /** What the staff settled about the title that was asked for. */
      title: grantedTitle.nullable(),
    })
    .nullable(),
  can: z.strictObject({
    uploadVoucher: z.boolean(),
    /** null where none can be asked for; `advance` before the money has come. */
    requestReceipt: z.enum(['paid', 'advance']).nullable(),
  }),
})

/** Money that was confirmed, as the payer reads it. */
export const ownPayment = z.strictObject({
  receivedOn: civilDate,
  amountFen: fen,
  /** By a voucher that was uploaded, or seen on the bank's statement. */
  byVoucher: z.boolean(),
})

/** `dues.record`: 缴费记录 of all units that the account acts for, a page of years, newest first. */
export const recordInput = z.strictObject({ cursor: z.string().max(120).nullable().default(null) })
export const recordPage = z.strictObject({
  rows: z.array(
    z.strictObject({
      bill: billRow,
      payments: z.array(ownPayment),
      /** The receipt that counts, or the newest request. */
      receipt: receiptView.nullable(),
    }),
  ),
  /** Of all bills, not of the page alone: how many, and what was paid. */
  totals: z.strictObject({ count: z.number().int(), paidFen: fen, owedFen: fen }),
  next: z.string().nullable(),
})

/** What goes with a voucher's file, as fields of the upload's form. */
export const voucherFields = z.strictObject({
  amountFen: z.coerce.number().pipe(amount),
  paidOn: civilDate,
  payer: z.string().trim().min(2, '请填写付款单位全称。').max(80),
})
export const voucherRef = z.strictObject({ voucherId: id, version })

export type BillRow = z.infer<typeof billRow>
export type VoucherView = z.infer<typeof voucherView>
export type ReceiptView = z.infer<typeof receiptView>
export type DuesStep = z.infer<typeof duesStep>
export type DuesFileView = z.infer<typeof duesFile>
export type MyBill = z.infer<typeof myBill>
export type RecordPage = z.infer<typeof recordPage>
export type PaymentInfo = z.infer<typeof paymentInfo>
