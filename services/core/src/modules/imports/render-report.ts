import { writeXlsxStream } from 'hucre/xlsx'
import { DomainError } from '@guildhall/contract/errors'
import { safeCell } from '@guildhall/domain/roster/safe-cell'
import type { ImportRowView } from '@guildhall/contract/imports'
import type { SignedInContext } from '../../kernel/context.ts'
import { readImport, type ImportRecord } from './import-records.ts'
import { rosterSetup } from './import-setup.ts'
import { listRows } from './list-rows.ts'

const verdicts: Record<ImportRowView['verdict'], string> = {
  new: '新增',
  changed: '有变动',
  unchanged: '无变化',
  repeated: '文件内重复',
  refused: '有问题，未导入',
}
const states: Record<ImportRowView['state'], string> = {
  pending: '',
  done: '已导入',
  skipped: '跳过',
  failed: '没有导入',
  undone: '已撤销',
  kept: '撤销时保留',
}

/**
 * What came of each row, as a workbook: the file's own columns with the outcome before them, so that
 * what is wrong can be mended in place and the file sent again. Streamed, some hundred rows at a time.
 * That of a cleared import is not there: throws `not-found`.
 */
export async function renderReport(
  ctx: SignedInContext,
  importId: string,
): Promise<{ stream: ReadableStream<Uint8Array>; name: string }> {
  const record = await readImport(ctx.deps.database.tenantSql(ctx.tenant.id), importId)
  if (record.clearedAt) throw new DomainError('not-found')
  const setup = await rosterSetup(ctx.deps, ctx.tenant.id, record.blueprintVersionId)
  const heads = ['行', '结果', '说明', ...record.columns.map(({ head }) => head)]
  const stream = writeXlsxStream(reportRows(ctx, record), {
    name: '导入结果',
    columns: heads.map((header, at) => ({ header: safeCell(header), width: at === 2 ? 48 : 18 })),
    freezePane: { rows: 1 },
  })
  return { stream, name: `导入结果-${record.fileName.replace(/\.\w+$/, '')}-${setup.today}.xlsx` }
}

async function* reportRows(ctx: SignedInContext, record: ImportRecord) {
  let after: number | null = 0
  while (after !== null) {
    const { rows, next } = await listRows(ctx, {
      importId: record.id,
      show: 'all',
      after,
      limit: 500,
    })
    const raw = await rawOf(ctx, record.id, after, next)
    for (const row of rows) {
      const cells = (raw.get(row.row) ?? []).map(safeCell)
      yield [row.row, states[row.state] || verdicts[row.verdict], safeCell(wordsOf(row)), ...cells]
    }
    after = next
  }
}

async function rawOf(
  ctx: SignedInContext,
  importId: string,
  after: number,
  to: number | null,
): Promise<Map<number, string[]>> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ row: number; raw: string[] }>(
      `select row, raw from import_row where tenant_id = current_tenant() and job_id = $1
         and row > $2 and ($3::int is null or row <= $3)`,
      [importId, after, to],
    )
  return new Map(rows.map(({ row, raw }) => [row, raw]))
}

function wordsOf(row: ImportRowView): string {
  if (row.reason) return row.reason
  if (row.problems.length > 0)
    return row.problems.map(({ place, message }) => `${place ?? '这一行'}：${message}`).join('；')
  if (row.duplicateOf !== null) return `与第 ${row.duplicateOf} 行是同一家`
  return row.changes.map(({ label, old, new: is }) => `${label}：${old || '空'} → ${is}`).join('；')
}
