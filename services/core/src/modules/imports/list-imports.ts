import type { z } from 'zod'
import type { importsPage } from '@guildhall/contract/imports'
import type { SignedInContext } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { presentImport } from './get-import.ts'
import { importColumns, importTables, type ImportRecord } from './import-records.ts'

const pageSize = 20

/** Earlier imports, newest first. */
export async function listImports(
  ctx: SignedInContext,
  input: { cursor: string | null },
): Promise<z.infer<typeof importsPage>> {
  const from = decodeCursor(input.cursor)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<ImportRecord>(page, [from?.at ?? null, from?.id ?? null, pageSize + 1])
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    imports: shown.map(presentImport),
    next: rows.length > pageSize && last ? encodeCursor(last.createdAt, last.id) : null,
  }
}

const page = `
select ${importColumns} from ${importTables} where j.tenant_id = current_tenant()
  and ($1::timestamptz is null or (j.created_at, j.id) < ($1, $2::uuid))
order by j.created_at desc, j.id desc limit $3`
