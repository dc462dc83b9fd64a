import { receiptsSpec } from '@guildhall/domain/blueprint/dues'
import { checkCreditCode, normaliseCreditCode } from '@guildhall/domain/identifiers/credit-code'
import { refusalText } from '@guildhall/domain/identifiers/refusal'
import { z } from 'zod'
import { email, mobile, unitName } from './accounts.ts'
import { civilDate, fen, id, version } from './common.ts'
import { unmask } from './review.ts'
import { amount, billRow, reason, receiptView } from './dues.ts'

const creditCode = z
  .string()
  .max(40)
  .superRefine((typed, check) => {
    const found = checkCreditCode(typed)
    if (!found.ok) check.addIssue({ code: 'custom', message: refusalText(found) })
  })
  .transform(normaliseCreditCode)

/** 开票信息: what a receipt is made out to and where it goes. */
export const invoiceFields = z.strictObject({
  unitName,
  creditCode,
  contact: z.string().trim().min(2, '请填写联系人姓名。').max(30),
  mobile,
  email,
})

/** `receipts.details`: as confirmed last; where never, what the member's own data proposes, version 0. */
export const invoiceDetails = z.strictObject({
  unitName: z.string(),
  creditCode: z.string(),
  contact: z.string(),
  mobile: z.string(),
  email: z.string(),
  version,
  confirmedAt: z.iso.datetime().nullable(),
  /** Bills that a receipt can be asked for now. */
  askable: z.array(
    z.strictObject({ billId: id, year: z.number().int(), amountFen: fen, isAdvance: z.boolean() }),
  ),
  receiptKind: z.string(),
  guide: receiptsSpec.nullable(),
})
export const saveInvoiceDetails = invoiceFields.extend({ version })
export const detailsSaved = z.strictObject({ version })
/** Asked for with the details as they were seen. */
export const requestReceipt = z.strictObject({ billId: id, detailsVersion: version })
export const receiptRef = z.strictObject({ receiptId: id })

export const receiptsInput = z.strictObject({
  show: z.enum(['waiting', 'late', 'closed']).default('waiting'),
  cursor: z.string().max(120).nullable().default(null),
})
export const receiptRow = z.strictObject({
  receipt: receiptView,
  bill: billRow,
  /** Working days that are left; negative where the promised day is over. */
  daysLeft: z.number().int(),
  late: z.boolean(),
})
export const receiptsPage = z.strictObject({
  rows: z.array(receiptRow),
  total: z.number().int(),
  /** Whether the masked mobiles may be looked at, each for a reason. */
  canUnmask: z.boolean(),
  next: z.string().nullable(),
})

/** What goes with a receipt's file, as fields of the upload's form. */
export const issueReceipt = z.strictObject({
  version: z.coerce.number().pipe(version),
  amountFen: z.coerce.number().pipe(amount),
  code: z
    .string()
    .trim()
    .regex(/^\d{8,12}$/, '票据代码是 8 至 12 位数字。'),
  number: z
    .string()
    .trim()
    .regex(/^\d{8,20}$/, '票据号码是 8 至 20 位数字。'),
  checkCode: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{6,20}$/, '校验码是 6 位以上的数字或字母。'),
  issuedOn: civilDate,
})
/** Refuses a request that waits, or voids a receipt that was issued. */
export const closeReceipt = z.strictObject({ receiptId: id, version, reason })

/** `receipts.unmask`: the contact's mobile in full. */
export const unmaskContact = z.strictObject({ receiptId: id, reason: unmask.shape.reason })

export type InvoiceDetails = z.infer<typeof invoiceDetails>
export type ReceiptRow = z.infer<typeof receiptRow>
export type ReceiptsPage = z.infer<typeof receiptsPage>
