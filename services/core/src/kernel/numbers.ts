import type { Tx } from '@guildhall/db/tenant-client'
import { counterScope, formatNumber } from '@guildhall/domain/numbering'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'

/** Which counter row a number of a kind comes from: the year is 0 where the pattern names none. */
export function counterOf(
  kind: string,
  pattern: string,
  { year, month }: { year: number; month: number },
): { kind: string; year: number } {
  const scope = counterScope(pattern, { year, month })
  if (scope === 'all') return { kind, year: 0 }
  return { kind: scope.length === 4 ? kind : `${kind}/${scope}`, year }
}

/**
 * The next number of a kind after the association's pattern: a counter row locked until the
 * transaction ends, so that numbers are neither reused nor skipped by a rollback. Years are Shanghai's.
 */
export async function nextNumber(
  tx: Tx,
  kind: string,
  pattern: string,
  now: Date,
): Promise<string> {
  const [year = 0, month = 0] = dateInShanghai(now).split('-').map(Number)
  const counter = counterOf(kind, pattern, { year, month })
  const { rows } = await tx.sql.query<{ value: number }>(counterSql, [counter.kind, counter.year])
  return formatNumber(pattern, { year, month, seq: rows[0]?.value ?? 0 })
}

const counterSql = `
insert into number_counter as c (tenant_id, kind, year, value) values (current_tenant(), $1, $2, 1)
on conflict (tenant_id, kind, year) do update set value = c.value + 1 returning value`

/** The next numbers of a kind, so many at once, under the same lock as `nextNumber`. */
export async function nextNumbers(
  tx: Tx,
  kind: string,
  pattern: string,
  now: Date,
  count: number,
): Promise<string[]> {
  if (count === 0) return []
  const [year = 0, month = 0] = dateInShanghai(now).split('-').map(Number)
  const counter = counterOf(kind, pattern, { year, month })
  const { rows } = await tx.sql.query<{ value: number }>(blockSql, [
    counter.kind,
    counter.year,
    count,
  ])
  const last = rows[0]?.value ?? 0
  return Array.from({ length: count }, (_, at) =>
    formatNumber(pattern, { year, month, seq: last - count + 1 + at }),
  )
}

const blockSql = `
insert into number_counter as c (tenant_id, kind, year, value) values (current_tenant(), $1, $2, $3)
on conflict (tenant_id, kind, year) do update set value = c.value + $3 returning value`
