import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'
import { maskEmail, maskIdNumber, maskMobile } from '@guildhall/domain/identifiers/masking'
import { rosterColumns, type RosterColumn } from '@guildhall/domain/roster/column'
import { valuesOf } from '@guildhall/domain/roster/record'
import { safeCell, textInCsv } from '@guildhall/domain/roster/safe-cell'
import { writeCell } from '@guildhall/domain/roster/write-cell'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { openAnswers, vaultOf } from '../cases/secret-answers.ts'
import { rosterSetupOf, type RosterSetup } from '../imports/import-setup.ts'
import type { ExportTicket } from './export-ticket.ts'
import { mostRowsOf, readMembers } from './read-members.ts'

/**
 * The members of a recorded export as a file, made while it is sent: a hundred thousand rows take the
 * memory of some hundred. No cell is a formula; codes and numbers that name something stay text; what
 * is masked on screens is masked here.
 */
export async function renderMembers(
  ctx: SignedInContext,
  { what }: ExportTicket,
): Promise<ReadableStream<Uint8Array>> {
  const { content } = await blueprintInForce(ctx)
  const setup = rosterSetupOf(content, todayOf(ctx.deps.clock))
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const columns = columnsOut(setup, await mostRowsOf(sql, setup.application.identityType))
  const isCsv = what.format === 'csv'
  const rows = cellsOf(ctx, setup, columns, what)
  if (isCsv)
    return writeCsvStream(rows, { bom: true, headers: columns.map(({ label }) => safeCell(label)) })
  return writeXlsxStream(rows, {
    name: '会员名册',
    columns: columns.map(({ label }) => ({
      header: safeCell(label),
      width: Math.max(12, label.length * 2 + 2),
    })),
    freezePane: { rows: 1 },
  })
}

/**
 * Everything that comes back in, and secret answers, which never do: other ways to say the periods are
 * left out, and rows nobody has.
 */
function columnsOut({ content }: RosterSetup, most: ReadonlyMap<string, number>): RosterColumn[] {
  return rosterColumns(content, { secrets: true }).filter(({ key, target }) => {
    if (target.of === 'member') return !['member.years', 'member.from', 'member.to'].includes(key)
    return target.row === null || target.row < Math.max(1, most.get(target.group) ?? 0)
  })
}

async function* cellsOf(
  ctx: SignedInContext,
  setup: RosterSetup,
  columns: readonly RosterColumn[],
  { filter, format, unmask }: ExportTicket['what'],
) {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { identityType, form } = setup.application
  const vault = vaultOf(ctx)
  for await (const { record } of readMembers(sql, identityType, filter, setup.today)) {
    const answers = openAnswers(vault, form, record.answers)
    const values = valuesOf(columns, { ...record, answers })
    yield columns.map((column) => {
      const value = unmask ? values[column.key] : masked(column, values[column.key])
      if (format === 'xlsx' && typeof value === 'number') return value
      const text = safeCell(writeCell(column, value, setup.context))
      return format === 'csv' && typeof value !== 'number' ? textInCsv(text) : text
    })
  }
}

const masks: Record<string, (text: string) => string> = {
  mobile: maskMobile,
  email: maskEmail,
  'id-number': maskIdNumber,
}

/** Numbers of people go out masked, as on every screen; what names a unit does not. */
function masked({ target }: RosterColumn, value: unknown): unknown {
  if (target.of !== 'answer' || typeof value !== 'string') return value
  return masks[target.field.kind]?.(value) ?? value
}
