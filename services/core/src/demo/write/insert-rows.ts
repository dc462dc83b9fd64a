import { Prisma } from '@guildhall/db/generated/client'
import type { Tx } from '@guildhall/db/tenant-client'

/** The tables that demo data goes to, by their names in the database. */
export type DemoTable =
  | 'account'
  | 'council_term'
  | 'council_seat'
  | 'title_holding'
  | 'role_grant'
  | 'staff_invitation'
  | 'reset_request'
  | 'consent'
  | 'party'
  | 'mandate'
  | 'cases'
  | 'draft_group'
  | 'form_print'
  | 'stored_file'
  | 'submission'
  | 'remark'
  | 'case_step'
  | 'meeting'
  | 'agenda_item'
  | 'identity'
  | 'identity_version'
  | 'member'
  | 'membership_period'
  | 'bill'
  | 'posting'
  | 'payment'
  | 'dues_file'
  | 'voucher'
  | 'invoice_details'
  | 'receipt_request'
  | 'certificate'
  | 'message'
  | 'notice'
  | 'notice_read'
  | 'number_counter'

/**
 * Inserts rows with one statement, however many: a seed of thousands of rows takes a fraction of the
 * time that the client's own `createMany` would. Keys are the columns in camel case, the same in every
 * row; values are what JSON holds (instants as Date, civil dates as `YYYY-MM-DD`, fen as safe integer).
 */
export async function insertRows<R extends object>(
  tx: Tx,
  table: DemoTable,
  rows: readonly R[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const keys = Object.keys(first)
  const columns = Prisma.raw(keys.map(columnOf).join(', '))
  const named = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [columnOf(key), value])),
  )
  if (named.some((row) => Object.keys(row).length !== keys.length))
    throw new TypeError(`the rows of ${table} have different columns`)
  const name = Prisma.raw(table)
  await tx.$executeRaw`
    insert into ${name} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${name}, ${JSON.stringify(named)}::jsonb)`
}

function columnOf(key: string): string {
  if (!/^[a-zA-Z0-9]+$/.test(key)) throw new TypeError(`${key} is no column`)
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
