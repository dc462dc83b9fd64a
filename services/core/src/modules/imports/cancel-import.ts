import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { demandImport, lockImport } from './import-records.ts'

/**
 * Ends an import. One that nobody works on ends at once; one that is being read or written ends after
 * the batch under way, and what was written stays until it is undone.
 */
export async function cancelImport(
  ctx: SignedInContext,
  input: { importId: string; version: number },
) {
  await transact(ctx, async ({ tx, record: note }) => {
    const record = await lockImport(tx.sql, input.importId)
    demandImport(record, input.version, 'cancel')
    const rests = record.state === 'mapping' || record.state === 'checked'
    await tx.sql.query(
      `update import_job set cancelled = true, acting_by = $3,
         state = case when $2 then 'cancelled' else state end,
         version = version + (case when $2 then 1 else 0 end),
         progress = case when $2 then 0 else progress end,
         finished_at = case when $2 then $4::timestamptz else finished_at end
       where tenant_id = current_tenant() and id = $1`,
      [record.id, rests, ctx.actor.accountId, ctx.deps.clock.now()],
    )
    note({ kind: 'import.cancelled', subjectType: 'import', subjectId: record.id, facts: {} })
  })
  return { ok: true as const }
}
