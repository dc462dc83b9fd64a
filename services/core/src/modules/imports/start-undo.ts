import { DomainError } from '@guildhall/contract/errors'
import { formatDateProse } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { demandImport, lockImport } from './import-records.ts'
import { undoThrough } from './keeping.ts'

/** Lets the worker take back what an import made and changed, as far as nobody has touched it since.
 * Throws `import.undo-over` once its days for that are over. */
export async function startUndo(
  ctx: SignedInContext,
  input: { importId: string; version: number },
) {
  await transact(ctx, async ({ tx, record: note }) => {
    const record = await lockImport(tx.sql, input.importId)
    demandImport(record, input.version, 'undo')
    const through = undoThrough(record)
    if (todayOf(ctx.deps.clock) > through)
      throw new DomainError('import.undo-over', { through: formatDateProse(through) })
    await tx.sql.query(
      `update import_job j set state = 'undoing', version = version + 1, progress = 0, cancelled = false,
         acting_by = $2, lease_until = null,
         total = (select count(*) from import_row r where r.tenant_id = current_tenant() and r.job_id = j.id and r.state = 'done')
       where tenant_id = current_tenant() and id = $1`,
      [record.id, ctx.actor.accountId],
    )
    note({ kind: 'import.undo-asked', subjectType: 'import', subjectId: record.id, facts: {} })
  })
  return { ok: true as const }
}
