import type { ImportView } from '@guildhall/contract/imports'
import { sentence, errorTable, type ErrorCode } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { mostRows } from './check-file.ts'
import { todayOf } from '../../kernel/dates.ts'
import { countRows } from './count-rows.ts'
import { may, readImport, type ImportRecord } from './import-records.ts'
import { clearedFrom, undoThrough } from './keeping.ts'
import { rosterSetup, type RosterSetup } from './import-setup.ts'

/** One import: where it stands, its columns and what they can mean, how many rows are what. */
export async function getImport(
  ctx: SignedInContext,
  input: { importId: string },
): Promise<ImportView> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const record = await readImport(sql, input.importId)
  const setup = await rosterSetup(ctx.deps, ctx.tenant.id, record.blueprintVersionId)
  return {
    ...presentImport(record),
    columns: record.columns,
    options: record.options,
    targets: targetsOf(setup),
    counts: record.counts ?? (await countRows(sql, record.id)),
    undoThrough: may.undo(record) ? undoThrough(record) : null,
    clearedFrom: clearedFrom(record),
    isCleared: record.clearedAt !== null,
    can: {
      setColumns: may.setColumns(record),
      run: may.run(record),
      cancel: may.cancel(record),
      undo: may.undo(record) && todayOf(ctx.deps.clock) <= undoThrough(record),
    },
  }
}

/** An import as lists show it. */
export function presentImport(record: ImportRecord) {
  const { id, fileName, state, version, by, progress, total } = record
  return {
    id,
    fileName,
    state,
    version,
    by,
    progress,
    total,
    createdAt: record.createdAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString() ?? null,
    undoneAt: record.undoneAt?.toISOString() ?? null,
    problem: isCode(record.problem) ? sentence(record.problem, { max: mostRows }) : null,
  }
}

function isCode(code: string | null): code is ErrorCode {
  return code !== null && Object.hasOwn(errorTable, code)
}

function targetsOf({ columns, application }: RosterSetup) {
  const steps = application.form.steps
  const groupOf = (key: string) =>
    steps.flatMap(({ title, groups }) =>
      groups.filter((group) => group.key === key).map((group) => group.title ?? title),
    )[0] ?? ''
  return columns.map(({ key, label, target }) => ({
    key,
    label,
    group: target.of === 'member' ? '会籍' : groupOf(target.group),
  }))
}
