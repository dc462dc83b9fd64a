import { DomainError } from '@guildhall/contract/errors'
import type { TenantSql } from '@guildhall/db/tenant-client'

/** A term as verbs read it; `to` is the first day of the next one. */
export type TermRecord = {
  id: string
  ordinal: number
  label: string
  from: string
  to: string
  state: 'planned' | 'confirmed'
  version: number
  resolution: { title: string; date: string; reference: string } | null
  confirmedAt: Date | null
  seats: number
}

const columns = `t.id, t.ordinal, t.label, t.from_date as "from", t.to_date as "to", t.state, t.version, t.resolution,
  t.confirmed_at as "confirmedAt", (select count(*)::int from council_seat s where s.tenant_id = t.tenant_id and s.term_id = t.id) as seats`

/** Every term, the newest first. */
export async function readTerms(sql: TenantSql): Promise<TermRecord[]> {
  const { rows } = await sql.query<TermRecord>(
    `select ${columns} from council_term t where t.tenant_id = current_tenant() order by t.ordinal desc`,
  )
  return rows
}

/** One term, locked for the transaction where `lock` is set. A missing one and another tenant's read the same. */
export async function readTerm(
  sql: TenantSql,
  termId: string,
  { lock = false } = {},
): Promise<TermRecord> {
  const { rows } = await sql.query<TermRecord>(
    `select ${columns} from council_term t where t.tenant_id = current_tenant() and t.id = $1${lock ? ' for update' : ''}`,
    [termId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/** The confirmed term that titles follow on a day: the last that had begun by then. */
export function termOn(terms: readonly TermRecord[], day: string): TermRecord | undefined {
  return terms
    .filter(({ state, from }) => state === 'confirmed' && from <= day)
    .toSorted((a, b) => b.from.localeCompare(a.from))[0]
}
