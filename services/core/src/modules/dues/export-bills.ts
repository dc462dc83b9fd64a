import type { BillRow } from '@guildhall/contract/dues'
import type { BillsInput } from '@guildhall/contract/dues-desk'
import { formatYuanExact } from '@guildhall/domain/money'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { listBills } from './list-bills.ts'

const heads = [
  '会员号',
  '会员单位',
  '会员级别',
  '会员归属',
  '缴费年度',
  '应缴（元）',
  '已缴（元）',
  '减免（元）',
  '未缴（元）',
  '缴费时间',
  '缴费状态',
  '应缴日期',
]

const words: Record<BillRow['status'], string> = {
  owing: '待缴费',
  'voucher-waiting': '凭证待核',
  'voucher-refused': '凭证被退回',
  'part-paid': '部分缴费',
  settled: '已确认缴费',
  waived: '已减免',
}

/**
 * The filtered list as CSV (UTF-8 with BOM, as spreadsheets here expect), page by page. Leaves an
 * event: who took out how many rows of which year.
 */
export async function exportBills(
  ctx: SignedInContext,
  filter: Omit<BillsInput, 'cursor'>,
): Promise<string> {
  const lines = [heads.join(',')]
  for (let cursor: string | null = null; ;) {
    const page = await listBills(ctx, { ...filter, cursor })
    lines.push(...page.rows.map(lineOf))
    if (page.next === null) break
    cursor = page.next
  }
  await transact(ctx, async ({ record }) =>
    record({
      kind: 'dues.exported',
      subjectType: 'account',
      subjectId: ctx.actor.accountId,
      facts: { year: filter.year, rows: lines.length - 1 },
    }),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function lineOf(row: BillRow): string {
  const cells = [
    row.memberNumber,
    row.partyName,
    row.title,
    row.branch ?? '',
    String(row.year),
    ...[row.amountFen, row.paidFen, row.waivedFen, row.owedFen].map(plainYuan),
    row.paidOn ?? '',
    `${words[row.status]}${row.overdue ? '（已逾期）' : ''}`,
    row.dueOn,
  ]
  return cells.map(csvCell).join(',')
}

/** Without thousands separators: a number to whatever reads it. */
const plainYuan = (fen: number): string => formatYuanExact(fen).replaceAll(',', '')

/**
 * One cell: quoted, and what a spreadsheet would run as a formula (= + - @, tab, return) led by an
 * apostrophe; plain numbers stay numbers.
 */
export function csvCell(text: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  const safe = !isNumber && /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
