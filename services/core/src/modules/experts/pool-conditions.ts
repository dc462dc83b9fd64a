import type { PoolCriteria } from '@guildhall/contract/experts'
import { addDays, type CivilDate } from '@guildhall/domain/time/civil-date'

/** A certificate whose last day is within so many days is shown as running out. */
const soonDays = 60

/** From when on a last day is neither past nor near. */
export const nearUntil = (today: CivilDate): CivilDate => addDays(today, soonDays)

/** How a certificate's last day (itself included) stands today. */
export function lapseOf(day: CivilDate | null, today: CivilDate): 'none' | 'soon' | 'over' {
  if (day === null || day > nearUntil(today)) return 'none'
  return day < today ? 'over' : 'soon'
}

/** Adds a parameter and answers its name. */
export type Value = (given: unknown) => string

const columns = {
  speciality: 'specialities',
  region: 'regions',
  home: 'home',
  title: 'titles',
  years: 'years',
} as const satisfies Record<keyof PoolCriteria, string>

/** The conditions on entries `e` of a pool; only what is asked stands in them. */
export function poolConditions(
  asked: PoolCriteria & { pool: string; search?: string },
  value: Value,
): string[] {
  const kinds = Object.keys(columns) as (keyof PoolCriteria)[]
  return [
    'e.tenant_id = current_tenant()',
    `e.type_slug = ${value(asked.pool)}`,
    inForce,
    ...kinds
      .filter((kind) => asked[kind].length > 0)
      .map((kind) => `e.${columns[kind]} && ${value(asked[kind])}::text[]`),
    ...(asked.search ? [named(value(asked.search))] : []),
  ]
}

const named = (text: string) => `(strpos(e.name, ${text}) > 0 or strpos(e.employer, ${text}) > 0)`

/** Where certificates are issued, whose was revoked is no longer in the pool. */
const inForce = `not exists (
  select from certificate c where c.tenant_id = e.tenant_id and c.party_id = e.party_id and c.type_slug = e.type_slug
    and c.ended_at <= now() and c.ended_because <> 'replaced'
    and not exists (select from certificate n where n.tenant_id = c.tenant_id and n.party_id = c.party_id
      and n.type_slug = c.type_slug and (n.ended_at is null or n.ended_at > now())))`
