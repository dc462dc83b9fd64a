import type { Candidate, DrawWish, Excluded } from '@guildhall/contract/experts'
import type { TenantSql } from '@guildhall/db/tenant-client'
import { mayBeSameUnit } from '@guildhall/domain/draw/same-unit'
import { createValues } from '../members/member-conditions.ts'
import { poolConditions } from './pool-conditions.ts'

type Found = Candidate & { lapses: string[]; units: string[] }

/**
 * Who of a pool can be drawn, and who is kept out for an interest: whoever works for the client or
 * another unit that is named, stands for it with the same login, or is named. By id, so that the list
 * is the same however the database finds it. `today` is Shanghai's.
 */
export async function findCandidates(
  sql: TenantSql,
  wish: DrawWish,
  today: string,
): Promise<{ candidates: Candidate[]; excluded: Excluded[] }> {
  const { values, value } = createValues()
  const conditions = poolConditions({ ...wish.criteria, pool: wish.pool }, value)
  if (wish.validOnly)
    conditions.push(
      `(cardinality(e.lapses) = 0 or e.lapses[cardinality(e.lapses)] >= ${value(today)})`,
    )
  const { rows } = await sql.query<Found>(
    `select e.identity_id as "identityId", e.name, e.employer, ${standsFor} as units
     from pool_entry e where ${conditions.join(' and ')} order by e.identity_id`,
    values,
  )
  const judged = rows.map(({ identityId, name, employer, units }) => ({
    person: { identityId, name, employer },
    because: interestOf({ identityId, employer, units }, wish),
  }))
  return {
    candidates: judged.flatMap(({ person, because }) => (because ? [] : [person])),
    excluded: judged.flatMap(({ person, because }) => (because ? [{ ...person, because }] : [])),
  }
}

function interestOf(
  { identityId, employer, units }: { identityId: string; employer: string; units: string[] },
  { client, excludedUnits, excludedPeople }: DrawWish,
): Excluded['because'] | null {
  if (excludedPeople.includes(identityId)) return 'named'
  if (mayBeSameUnit(employer, client)) return 'client'
  if (excludedUnits.some((unit) => mayBeSameUnit(employer, unit))) return 'unit'
  const named = [client, ...excludedUnits]
  return units.some((unit) => named.some((each) => mayBeSameUnit(unit, each))) ? 'acts-for' : null
}

/** The units for which the expert's own login acts as well. */
const standsFor = `array(
  select distinct u.name from mandate own
  join mandate other on other.tenant_id = own.tenant_id and other.account_id = own.account_id and other.to_date is null
  join party u on u.tenant_id = other.tenant_id and u.id = other.party_id and u.kind = 'unit'
  where own.tenant_id = e.tenant_id and own.party_id = e.party_id and own.to_date is null)`
