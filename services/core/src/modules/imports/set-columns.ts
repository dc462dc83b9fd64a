import type { z } from 'zod'
import { DomainError } from '@guildhall/contract/errors'
import type { setImportColumns } from '@guildhall/contract/imports'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { demandImport, lockImport, type ImportRecord } from './import-records.ts'
import { rosterSetup, type RosterSetup } from './import-setup.ts'

/** Confirms what each column means; the worker then reads and compares every row, changing nothing. */
export async function setColumns(ctx: SignedInContext, input: z.infer<typeof setImportColumns>) {
  await transact(ctx, async ({ tx, record: note }) => {
    const record = await lockImport(tx.sql, input.importId)
    demandImport(record, input.version, 'setColumns')
    const setup = await rosterSetup(ctx.deps, ctx.tenant.id, record.blueprintVersionId)
    const columns = columnsChosen(setup, record, input.targets)
    await tx.sql.query(
      `update import_job set state = 'checking', version = version + 1, columns = $2::jsonb, options = $3::jsonb,
         progress = 0, total = null, problem = null, cancelled = false, acting_by = $4, lease_until = null
       where tenant_id = current_tenant() and id = $1`,
      [record.id, JSON.stringify(columns), JSON.stringify(input.options), ctx.actor.accountId],
    )
    note({ kind: 'import.check-asked', subjectType: 'import', subjectId: record.id, facts: {} })
  })
  return { ok: true as const }
}

function columnsChosen(
  { byKey, keys }: RosterSetup,
  record: ImportRecord,
  targets: readonly (string | null)[],
) {
  const columns = record.columns.map((column, at) => ({ ...column, target: targets[at] ?? null }))
  const chosen = columns.flatMap(({ target }) => (target === null ? [] : [target]))
  if (chosen.some((key) => !byKey.has(key))) throw new DomainError('request.invalid')
  const twice = chosen.find((key, at) => chosen.indexOf(key) !== at)
  if (twice !== undefined)
    throw new DomainError('import.column-twice', { label: byKey.get(twice)?.label ?? '' })
  if (!chosen.includes(keys.name))
    throw new DomainError('import.no-name-column', { label: byKey.get(keys.name)?.label ?? '' })
  return columns
}
