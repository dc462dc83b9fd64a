import type { z } from 'zod'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { issueReceipt as input } from '@guildhall/contract/receipts'
import { DomainError } from '@guildhall/contract/errors'
import { formatYuan } from '@guildhall/domain/money'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import {
  forgetFile,
  keepFile,
  writeFileRow,
  type StoredFile,
  type Upload,
} from '../dues/dues-files.ts'
import { lockBill, recordOnBill } from '../dues/lock-bill.ts'
import { notifyMember } from '../dues/notify-member.ts'
import { receiptAmount } from './askable.ts'
import { closedBy, readRequest, type RequestRow } from './read-request.ts'

export type IssuedReceipt = Upload & { receiptId: string; fields: z.infer<typeof input> }

/**
 * Files a receipt that the Ministry's system issued: code, number, check code, day and the file. Its
 * amount equals the bill's, less what was waived (财综〔2016〕99号); another is refused. The contact of
 * the request is told by SMS and mail.
 */
export async function issueReceipt(
  ctx: SignedInContext,
  issued: IssuedReceipt,
): Promise<{ ok: true }> {
  const request = await readRequest(ctx, issued.receiptId)
  if (issued.fields.issuedOn > todayOf(ctx.deps.clock)) throw new DomainError('dues.day-ahead')
  const file = await keepFile(ctx, issued)
  try {
    return await transact(ctx, (work) => write(ctx, work, request, issued, file))
  } catch (error) {
    await forgetFile(ctx, file)
    throw uniqueViolation(error) === undefined ? error : new DomainError('receipt.number-taken')
  }
}

async function write(
  ctx: SignedInContext,
  work: Work,
  request: RequestRow,
  { receiptId, fields }: IssuedReceipt,
  file: StoredFile,
): Promise<{ ok: true }> {
  const { tx } = work
  const bill = await lockBill(tx, request.billId)
  const amountFen = receiptAmount(bill)
  if (fields.amountFen !== amountFen)
    throw new DomainError('receipt.amount-differs', { amount: formatYuan(amountFen) })
  await writeFileRow(ctx, tx, bill.id, file)
  const { rowCount } = await tx.sql.query(
    `update receipt_request set state = 'issued', version = version + 1, amount_fen = $3, code = $4, number = $5,
       check_code = $6, issued_on = $7, file_id = $8, issued_by = $9, issued_at = $10
     where tenant_id = current_tenant() and id = $1 and version = $2 and state = 'waiting'`,
    [
      receiptId,
      fields.version,
      amountFen,
      fields.code,
      fields.number,
      fields.checkCode,
      fields.issuedOn,
      file.id,
      ctx.actor.accountId,
      ctx.deps.clock.now(),
    ],
  )
  if (rowCount === 0)
    throw new DomainError('receipt.changed-meanwhile', { winner: await closedBy(tx, receiptId) })
  await recordOnBill(work, bill, 'dues.receipt-issued', { receiptId, amountFen })
  await notifyMember(ctx, work, bill.partyId, {
    key: 'receipt-issued',
    about: receiptId,
    variables: { party: bill.partyName, year: bill.year },
    to: request.details,
  })
  return { ok: true }
}
