import type { z } from 'zod'
import { DomainError } from '@guildhall/contract/errors'
import type { mendImport } from '@guildhall/contract/imports'
import { readRow } from '@guildhall/domain/roster/read-row'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { countRows } from './count-rows.ts'
import { lockImport, type ImportRecord } from './import-records.ts'
import { rosterSetup, type RosterSetup } from './import-setup.ts'
import { readRowView } from './list-rows.ts'
import { saysPeriods } from './new-record.ts'
import { writeRows } from './write-rows.ts'

/** Puts another text into one cell of a checked row, which is then read and compared anew. */
export async function mendRow(ctx: SignedInContext, input: z.infer<typeof mendImport>) {
  return transact(ctx, async ({ tx }) => {
    const record = await lockImport(tx.sql, input.importId)
    if (record.state !== 'checked') throw new DomainError('import.not-now')
    if (input.at >= record.columns.length) throw new DomainError('not-found')
    const setup = await rosterSetup(ctx.deps, ctx.tenant.id, record.blueprintVersionId)
    const { rows } = await tx.sql.query<{ raw: string[] }>(
      'select raw from import_row where tenant_id = current_tenant() and job_id = $1 and row = $2',
      [record.id, input.row],
    )
    if (!rows[0]) throw new DomainError('not-found')
    const raw = rows[0].raw.with(input.at, input.text)
    const targets = record.columns.map(({ target }) => target)
    const reading = readRow(mappingOf(setup, record), raw, setup.context)
    const duplicateOf = await sameUnitBefore(tx.sql, setup, record.id, input.row, reading.values)
    const rules = { options: record.options, saysPeriods: saysPeriods(targets) }
    const mended = { row: input.row, raw, ...reading, duplicateOf }
    await writeRows(tx.sql, setup, { importId: record.id, rules }, [mended])
    return {
      row: await readRowView(tx.sql, setup, record, input.row),
      counts: await countRows(tx.sql, record.id),
    }
  })
}

function mappingOf({ byKey }: RosterSetup, { columns }: ImportRecord) {
  return columns.map(({ target }) => (target === null ? null : (byKey.get(target) ?? null)))
}

/** Another row of the file that means the same unit, now that this one has been mended. */
async function sameUnitBefore(
  sql: Parameters<typeof countRows>[0],
  { keys }: RosterSetup,
  importId: string,
  row: number,
  values: Record<string, unknown>,
): Promise<number | null> {
  const { rows } = await sql.query<{ row: number }>(
    `select row from import_row where tenant_id = current_tenant() and job_id = $1 and row <> $2
       and verdict <> 'refused' and (values->>$3 = $4 or values->>'member.number' = $5) order by row limit 1`,
    [
      importId,
      row,
      keys.creditCode ?? '',
      values[keys.creditCode ?? ''] ?? null,
      values['member.number'] ?? null,
    ],
  )
  return rows[0]?.row ?? null
}
