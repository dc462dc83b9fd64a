import type { Deps } from '../kernel/deps.ts'
import { transact } from '../kernel/transact.ts'
import { settleTitles } from '../modules/council/settle-titles.ts'
import { remindOfLapses } from '../modules/experts/remind-of-lapses.ts'
import { clearImports } from '../modules/imports/clear-imports.ts'
import { sweepUploads } from '../modules/uploads/sweep-uploads.ts'

/** Rows that say nothing any more, by table. Codes stay two days, since limits count a day of them. */
const sweeps = [
  `delete from session where tenant_id = current_tenant()
     and (expires_at < now() or last_seen_at < now() - interval '2 days')`,
  `delete from one_time_code where tenant_id = current_tenant() and created_at < now() - interval '2 days'`,
  `delete from rate_limit where tenant_id = current_tenant() and window_start < now() - interval '2 days'`,
  `delete from spent_challenge where tenant_id = current_tenant() and expires_at < now() - interval '1 hour'`,
]

/** Clears what has expired from one association's tables, and lets titles take effect whose day has come; safe on any number of nodes at once. */
export async function keepHouse(
  deps: Pick<Deps, 'database' | 'clock' | 'blueprints' | 'wake' | 'uploads' | 'storage'>,
  tenantId: string,
): Promise<void> {
  const sql = deps.database.tenantSql(tenantId)
  for (const sweep of sweeps) await sql.query(sweep)
  await sweepUploads(deps, tenantId)
  await clearImports(deps, tenantId)
  const { content } = await deps.blueprints.current(tenantId)
  await transact({ deps, tenant: { id: tenantId }, actor: null }, (work) =>
    settleTitles(deps.clock, work, content),
  )
  await remindOfLapses(deps, tenantId, content)
}
