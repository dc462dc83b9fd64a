import type { QueueRow } from '@guildhall/contract/review'
import type { Deps } from '../../kernel/deps.ts'
import { presentRow, queueColumns, queueJoins, type QueueRecord } from './queue-row.ts'

/** The rows of these cases as they stand now, in one query: for live events, once for all who listen. */
export async function readRows(
  deps: Deps,
  tenantId: string,
  caseIds: readonly string[],
): Promise<Map<string, QueueRow>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await deps.database
    .tenantSql(tenantId)
    .query<QueueRecord>(
      `select ${queueColumns} from cases c ${queueJoins} where c.tenant_id = current_tenant() and c.id = any($1::uuid[])`,
      [[...new Set(caseIds)]],
    )
  return new Map(
    await presentRows(deps, tenantId, rows).then((all) => all.map((row) => [row.id, row] as const)),
  )
}

/** Rows with the blueprint that each case follows. */
export async function presentRows(
  deps: Deps,
  tenantId: string,
  records: readonly QueueRecord[],
): Promise<QueueRow[]> {
  const now = deps.clock.now()
  return Promise.all(
    records.map(async (record) =>
      presentRow(record, await deps.blueprints.version(tenantId, record.blueprintVersionId), now),
    ),
  )
}
