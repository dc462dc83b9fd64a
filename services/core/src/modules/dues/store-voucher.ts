import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import type { voucherFields, voucherRef } from '@guildhall/contract/dues'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import type { BillFacts } from './bill-facts.ts'
import { billOfVoucher } from './bill-of-voucher.ts'
import { forgetFile, keepFile, writeFileRow, type StoredFile, type Upload } from './dues-files.ts'
import { lastHand, lockBill, recordOnBill } from './lock-bill.ts'
import { readOwnBill } from './own-bill.ts'

export type VoucherUpload = Upload & {
  billId: string
  fields: z.infer<typeof voucherFields>
  /** The voucher that waits and that this one takes the place of. */
  replaces: string | null
}

/**
 * Keeps a voucher for one of the own bills: file, amount in fen, day and payer. A bill may have
 * several; one that is settled refuses them. The same bytes again while the first wait (a retry after
 * a cut line) answer the voucher that is there.
 */
export async function storeVoucher(
  ctx: SignedInContext,
  upload: VoucherUpload,
): Promise<{ voucherId: string }> {
  const before = await readOwnBill(ctx, upload.billId)
  if (before.owedFen <= 0) throw new DomainError('dues.settled')
  if (upload.fields.paidOn > todayOf(ctx.deps.clock)) throw new DomainError('dues.day-ahead')
  const file = await keepFile(ctx, upload)
  try {
    const { voucherId, isNew } = await transact(ctx, (work) => write(ctx, work, upload, file))
    if (!isNew) await forgetFile(ctx, file)
    return { voucherId }
  } catch (error) {
    await forgetFile(ctx, file)
    throw error
  }
}

async function write(
  ctx: SignedInContext,
  work: Work,
  { billId, fields, replaces }: VoucherUpload,
  file: StoredFile,
): Promise<{ voucherId: string; isNew: boolean }> {
  const bill = await lockBill(work.tx, billId)
  if (bill.owedFen <= 0) throw new DomainError('dues.settled')
  const same = await sameVoucher(work, billId, file.sha256)
  if (same) return { voucherId: same, isNew: false }
  if (replaces) await withdraw(ctx, work, bill, { voucherId: replaces, version: null })
  await writeFileRow(ctx, work.tx, billId, file)
  const voucherId = newId()
  await work.tx.sql.query(
    `insert into voucher (id, bill_id, file_id, amount_fen, paid_on, payer, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      voucherId,
      billId,
      file.id,
      fields.amountFen,
      fields.paidOn,
      fields.payer,
      ctx.actor.accountId,
      ctx.deps.clock.now(),
    ],
  )
  await recordOnBill(work, bill, 'dues.voucher-uploaded', {
    voucherId,
    amountFen: fields.amountFen,
    sha256: file.sha256,
  })
  return { voucherId, isNew: true }
}

async function sameVoucher({ tx }: Work, billId: string, sha256: string): Promise<string | null> {
  const { rows } = await tx.sql.query<{ id: string }>(
    `select v.id from voucher v join dues_file f on f.tenant_id = v.tenant_id and f.id = v.file_id
     where v.tenant_id = current_tenant() and v.bill_id = $1 and v.state = 'waiting' and f.sha256 = $2`,
    [billId, sha256],
  )
  return rows[0]?.id ?? null
}

/** Takes back a voucher of one's own that still waits. */
export async function withdrawVoucher(ctx: SignedInContext, input: z.infer<typeof voucherRef>) {
  const billId = await billOfVoucher(ctx, input.voucherId)
  await readOwnBill(ctx, billId)
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, billId)
    await withdraw(ctx, work, bill, input)
    await recordOnBill(work, bill, 'dues.voucher-withdrawn', { voucherId: input.voucherId })
    return { ok: true as const }
  })
}

async function withdraw(
  ctx: SignedInContext,
  { tx }: Work,
  bill: BillFacts,
  { voucherId, version }: { voucherId: string; version: number | null },
): Promise<void> {
  const { rowCount } = await tx.sql.query(
    `update voucher set state = 'withdrawn', version = version + 1, decided_by = $4, decided_at = $5
     where tenant_id = current_tenant() and id = $1 and bill_id = $2 and state = 'waiting'
       and ($3::int is null or version = $3)`,
    [voucherId, bill.id, version, ctx.actor.accountId, ctx.deps.clock.now()],
  )
  if (rowCount === 0)
    throw new DomainError('dues.changed-meanwhile', { winner: await lastHand(tx, bill.id) })
}
