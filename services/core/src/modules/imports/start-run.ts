import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { parseNumber } from '@guildhall/domain/numbering'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { SignedInContext } from '../../kernel/context.ts'
import { counterOf } from '../../kernel/numbers.ts'
import { transact } from '../../kernel/transact.ts'
import { countRows } from './count-rows.ts'
import { demandImport, lockImport } from './import-records.ts'
import { rosterSetup } from './import-setup.ts'

/**
 * Lets the worker write what was checked. Every changed or repeated row must have been decided on
 * (`import.undecided`). The counter of members' numbers goes beyond every number in the file first,
 * so that none of them is handed out to somebody else.
 */
export async function startRun(ctx: SignedInContext, input: { importId: string; version: number }) {
  await transact(ctx, async ({ tx, record: note }) => {
    const record = await lockImport(tx.sql, input.importId)
    demandImport(record, input.version, 'run')
    const counts = await countRows(tx.sql, record.id)
    if (counts.undecided > 0) throw new DomainError('import.undecided', { count: counts.undecided })
    const work = counts.new + counts.changed + counts.repeated
    if (work === 0) throw new DomainError('import.nothing-to-do')
    const { content } = await rosterSetup(ctx.deps, ctx.tenant.id, record.blueprintVersionId)
    await raiseCounters(tx, content, record.id)
    await tx.sql.query(
      `update import_job set state = 'running', version = version + 1, progress = 0, total = $2,
         cancelled = false, acting_by = $3, lease_until = null
       where tenant_id = current_tenant() and id = $1`,
      [record.id, work, ctx.actor.accountId],
    )
    note({
      kind: 'import.started',
      subjectType: 'import',
      subjectId: record.id,
      facts: { rows: work, refused: counts.refused },
    })
  })
  return { ok: true as const }
}

async function raiseCounters(
  { sql }: Tx,
  { memberNumberPattern: pattern }: Blueprint,
  importId: string,
): Promise<void> {
  const { rows } = await sql.query<{ number: string }>(
    `select values->>'member.number' as number from import_row
     where tenant_id = current_tenant() and job_id = $1 and verdict <> 'refused' and values ? 'member.number'`,
    [importId],
  )
  const highest = new Map<string, { kind: string; year: number; value: number }>()
  for (const { number } of rows) {
    const facts = parseNumber(pattern, number)
    if (!facts?.seq || facts.seq > 2_000_000_000) continue
    const counter = counterOf('member', pattern, { year: facts.year ?? 0, month: facts.month ?? 0 })
    const key = `${counter.kind}/${counter.year}`
    const value = Math.max(facts.seq, highest.get(key)?.value ?? 0)
    highest.set(key, { ...counter, value })
  }
  await sql.query(
    `insert into number_counter as c (tenant_id, kind, year, value)
     select current_tenant(), r.kind, r.year, r.value from jsonb_to_recordset($1::jsonb) as r(kind text, year int, value int)
     on conflict (tenant_id, kind, year) do update set value = greatest(c.value, excluded.value)`,
    [JSON.stringify([...highest.values()])],
  )
}
