import type { TenantSql } from '@guildhall/db/tenant-client'
import type { ImportCounts } from '@guildhall/contract/imports'

/** How many rows of an import stand where; one question, and the same conditions as the lists have. */
export async function countRows(sql: TenantSql, importId: string): Promise<ImportCounts> {
  const { rows } = await sql.query<ImportCounts>(counts, [importId])
  const [found] = rows
  if (!found) throw new Error('a count answers one row')
  return found
}

const of = (condition: string, name: string) =>
  `count(*) filter (where ${condition})::int as "${name}"`

/** What somebody has to decide on before the import runs. */
export const undecided = `verdict in ('changed', 'repeated') and choice is null and state = 'pending'`

const counts = `
select count(*)::int as total,
  ${(['new', 'changed', 'unchanged', 'repeated', 'refused'] as const).map((each) => of(`verdict = '${each}'`, each)).join(', ')},
  ${of(undecided, 'undecided')},
  ${(['done', 'skipped', 'failed', 'undone', 'kept'] as const).map((each) => of(`state = '${each}'`, each)).join(', ')}
from import_row where tenant_id = current_tenant() and job_id = $1`
