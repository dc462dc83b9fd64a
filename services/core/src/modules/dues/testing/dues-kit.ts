import sharp from 'sharp'
import type { BilledMember } from '../../../testing/build-billed-member.ts'
import type { Applicant } from '../../../testing/build-case.ts'
import { sendForm } from '../../../testing/send-form.ts'
import type { TestClient } from '../../../testing/test-client.ts'
import type { TestProgram, TestSite } from '../../../testing/start-test-program.ts'

let shade = 0

/** A small picture, another one at each call. */
export async function picture(): Promise<{ name: string; bytes: Uint8Array }> {
  shade += 1
  const background = { r: shade % 256, g: 120, b: Math.floor(shade / 256) }
  const create = { width: 60, height: 40, channels: 3 as const, background }
  return { name: '回单.png', bytes: await sharp({ create }).png().toBuffer() }
}

export const today = ({ clock }: TestProgram): string =>
  new Date(clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Uploads a voucher for a member's bill. */
export async function uploadVoucher(
  test: TestProgram,
  client: TestClient,
  billId: string,
  amountFen: number,
  more: { file?: { name: string; bytes: Uint8Array }; replaces?: string } = {},
) {
  const path = `/dues/bills/${billId}/vouchers${more.replaces ? `?replaces=${more.replaces}` : ''}`
  return sendForm<{ voucherId: string }>(client, path, more.file ?? (await picture()), {
    amountFen: String(amountFen),
    paidOn: today(test),
    payer: '示例付款单位',
  })
}

/** Money seen on the statement, without a voucher. */
export async function confirmByReference(
  test: TestProgram,
  staff: Applicant,
  { billId }: Pick<BilledMember, 'billId'>,
  amountFen: number,
) {
  const { bill } = await staff.api.dues.open.query({ billId })
  return staff.api.dues.confirm.mutate({
    billId,
    voucher: null,
    seenOwedFen: bill.owedFen,
    amountFen,
    receivedOn: today(test),
    reference: 'LS20260001',
  })
}

/** The sums of a bill's postings by ledger, which must add up to nothing. */
export async function ledgerOf(test: TestProgram, site: TestSite, billId: string) {
  const { rows } = await test.deps.database
    .tenantSql(site.tenantId)
    .query<{ ledger: string; sum: number }>(
      `select ledger, sum(amount_fen)::bigint as sum from posting
       where tenant_id = current_tenant() and bill_id = $1 group by ledger order by ledger`,
      [billId],
    )
  return Object.fromEntries(rows.map(({ ledger, sum }) => [ledger, sum]))
}
