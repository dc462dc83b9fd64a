import type { Deps } from '../../kernel/deps.ts'
import { addDays } from '@guildhall/domain/time/civil-date'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { countRows } from './count-rows.ts'
import { keepDays } from './keeping.ts'

type Needs = Pick<Deps, 'database' | 'clock' | 'blueprints' | 'wake' | 'storage'>

/**
 * Clears the files and rows of imports that ended, or were left lying, `keepDays` ago: what was in
 * them is personal data. Who imported what when and with what figures stays; one that was left lying
 * counts as cancelled. Safe on any number of nodes at once.
 */
export async function clearImports(deps: Needs, tenantId: string): Promise<void> {
  const until = startOfDayInShanghai(addDays(todayOf(deps.clock), 1 - keepDays))
  const { rows } = await deps.database
    .tenantSql(tenantId)
    .query<{ id: string }>(`select id from import_job j where ${isOver}`, [until])
  for (const { id } of rows) await clearOne(deps, tenantId, id, until)
}

async function clearOne(deps: Needs, tenantId: string, id: string, until: Date): Promise<void> {
  await transact({ deps, tenant: { id: tenantId }, actor: null }, async ({ tx, record: note }) => {
    const { rows } = await tx.sql.query<{ storageKey: string }>(
      `select storage_key as "storageKey" from import_job j where ${isOver} and id = $2 for update`,
      [until, id],
    )
    if (!rows[0]) return
    const counts = await countRows(tx.sql, id)
    await tx.sql.query(
      'delete from import_row where tenant_id = current_tenant() and job_id = $1',
      [id],
    )
    await tx.sql.query(clear, [id, JSON.stringify(counts), deps.clock.now()])
    // Before the commit: were this to fail, all of it is done again.
    await deps.storage.remove(rows[0].storageKey)
    note({ kind: 'import.cleared', subjectType: 'import', subjectId: id, facts: { ...counts } })
  })
}

const isOver = `j.tenant_id = current_tenant() and j.cleared_at is null and j.created_at < $1
  and j.state not in ('checking', 'running', 'undoing')
  and coalesce(j.undone_at, j.finished_at, j.created_at) < $1`

/** The heads stay, by which the next file is matched; the samples below them go. */
const clear = `
update import_job set counts = $2, cleared_at = $3, version = version + 1, problem = null,
  state = case when state in ('mapping', 'checked', 'failed') then 'cancelled' else state end,
  progress = case when state in ('mapping', 'checked', 'failed') then 0 else progress end,
  columns = coalesce((select jsonb_agg(c || '{"samples": []}' order by at)
    from jsonb_array_elements(columns) with ordinality as t(c, at)), '[]')
where tenant_id = current_tenant() and id = $1`
