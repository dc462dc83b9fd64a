import { done } from '@guildhall/contract/common'
import {
  chooseImport,
  choseImport,
  importAt,
  importRef,
  importRows,
  importRowsInput,
  importsInput,
  importsPage,
  importView,
  mendedImport,
  mendImport,
  setImportColumns,
} from '@guildhall/contract/imports'
import { router, staff } from '../../trpc/init.ts'
import { cancelImport } from './cancel-import.ts'
import { chooseRows } from './choose-rows.ts'
import { getImport } from './get-import.ts'
import { listImports } from './list-imports.ts'
import { listRows } from './list-rows.ts'
import { mendRow } from './mend-row.ts'
import { setColumns } from './set-columns.ts'
import { startRun } from './start-run.ts'
import { startUndo } from './start-undo.ts'

export const importsRouter = router({
  list: staff('members.import', importsInput, importsPage).query(({ ctx, input }) =>
    listImports(ctx, input),
  ),
  get: staff('members.import', importRef, importView).query(({ ctx, input }) =>
    getImport(ctx, input),
  ),
  rows: staff('members.import', importRowsInput, importRows).query(({ ctx, input }) =>
    listRows(ctx, input),
  ),
  setColumns: staff('members.import', setImportColumns, done).mutation(({ ctx, input }) =>
    setColumns(ctx, input),
  ),
  choose: staff('members.import', chooseImport, choseImport).mutation(({ ctx, input }) =>
    chooseRows(ctx, input),
  ),
  mend: staff('members.import', mendImport, mendedImport).mutation(({ ctx, input }) =>
    mendRow(ctx, input),
  ),
  run: staff('members.import', importAt, done).mutation(({ ctx, input }) => startRun(ctx, input)),
  cancel: staff('members.import', importAt, done).mutation(({ ctx, input }) =>
    cancelImport(ctx, input),
  ),
  undo: staff('members.import', importAt, done).mutation(({ ctx, input }) => startUndo(ctx, input)),
})
