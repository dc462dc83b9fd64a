import type { TenantSql } from '@guildhall/db/tenant-client'
import type { DuesFileView, VoucherView } from '@guildhall/contract/dues'

type VoucherRecord = Omit<VoucherView, 'uploadedAt' | 'decidedAt'> & {
  uploadedAt: Date
  decidedAt: Date | null
}

const fileJson = `json_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'size', f.size, 'pages', f.pages)`

/** A voucher with its file, from `voucher u`. */
export const voucherSelect = `u.id, ${fileJson} as file, u.amount_fen as "amountFen",
  to_char(u.paid_on, 'YYYY-MM-DD') as "paidOn", u.payer, u.state, u.version, u.reason,
  u.uploaded_at as "uploadedAt", u.decided_at as "decidedAt"`
export const voucherJoin = `join dues_file f on f.tenant_id = u.tenant_id and f.id = u.file_id`

/** The vouchers of a bill, newest first; those taken back are left out. */
export async function readVouchers(sql: TenantSql, billId: string): Promise<VoucherView[]> {
  const { rows } = await sql.query<VoucherRecord>(
    `select ${voucherSelect} from voucher u ${voucherJoin}
     where u.tenant_id = current_tenant() and u.bill_id = $1 and u.state <> 'withdrawn'
     order by u.uploaded_at desc, u.id desc`,
    [billId],
  )
  return rows.map(presentVoucher)
}

export function presentVoucher({ uploadedAt, decidedAt, ...row }: VoucherRecord): VoucherView {
  return {
    ...row,
    file: row.file satisfies DuesFileView,
    uploadedAt: uploadedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}

export type { VoucherRecord }
