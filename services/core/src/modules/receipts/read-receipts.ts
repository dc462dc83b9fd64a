import type { TenantSql } from '@guildhall/db/tenant-client'
import type { ReceiptView } from '@guildhall/contract/dues'

export type ReceiptRecord = Omit<ReceiptView, 'requestedAt'> & { requestedAt: Date }

/** A receipt or the request for one, from `receipt_request r`. */
export const receiptSelect = `r.id, r.is_advance as "isAdvance", r.amount_fen as "amountFen", r.state, r.version,
  r.details, r.requested_at as "requestedAt", to_char(r.due_on, 'YYYY-MM-DD') as "dueOn", r.code, r.number,
  r.check_code as "checkCode", to_char(r.issued_on, 'YYYY-MM-DD') as "issuedOn", r.closed_reason as "closedReason",
  case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'size', f.size,
    'pages', f.pages) end as file`
export const receiptJoin = `left join dues_file f on f.tenant_id = r.tenant_id and f.id = r.file_id`

/** The receipts of a bill, newest first. */
export async function readReceipts(sql: TenantSql, billId: string): Promise<ReceiptView[]> {
  const { rows } = await sql.query<ReceiptRecord>(
    `select ${receiptSelect} from receipt_request r ${receiptJoin}
     where r.tenant_id = current_tenant() and r.bill_id = $1 order by r.requested_at desc`,
    [billId],
  )
  return rows.map(presentReceipt)
}

export function presentReceipt({ requestedAt, ...row }: ReceiptRecord): ReceiptView {
  return { ...row, requestedAt: requestedAt.toISOString() }
}
