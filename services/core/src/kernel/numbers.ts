import type { Tx } from '@guildhall/db/tenant-client'
import { counterScope, formatNumber } from '@guildhall/domain/numbering'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'

/**
 * The next number of a kind after the association's pattern: a counter row locked until the
 * transaction ends, so that numbers are neither reused nor skipped by a rollback. Years are Shanghai's.
 */
export async function nextNumber(tx: Tx, kind: string, pattern: string, now: Date): Promise<string> {
  const [year = 0, month = 0] = dateInShanghai(now).split('-').map(Number)
  const scope = counterScope(pattern, { year, month })
  const rows = await tx.$queryRaw<{ value: number }[]>`
    insert into number_counter as c (tenant_id, kind, year, value)
    values (current_tenant(), ${scope === 'all' || scope.length === 4 ? kind : `${kind}/${scope}`}, ${scope === 'all' ? 0 : year}, 1)
    on conflict (tenant_id, kind, year) do update set value = c.value + 1 returning value`
  return formatNumber(pattern, { year, month, seq: rows[0]?.value ?? 0 })
}
