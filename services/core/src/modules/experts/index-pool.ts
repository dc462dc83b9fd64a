import type { Tx } from '@guildhall/db/tenant-client'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { FieldMeaning } from '@guildhall/domain/blueprint/form'
import { readMeaning, readMeanings } from '@guildhall/domain/forms/meaning'
import type { Deps } from '../../kernel/deps.ts'

/** How many are made anew in one transaction. */
const BATCH = 200

type Waiting = { identityId: string; versionId: string; partyId: string; answers: unknown }

/**
 * Brings a pool's entries up to the certified facts in force, which are what counts: whoever was
 * certified, changed, imported or seeded since. Done before a pool is read; nothing to do is one
 * query. Safe on any number of nodes.
 */
export async function indexPool(
  { database }: Pick<Deps, 'database'>,
  tenantId: string,
  spec: ApplicationSpec,
): Promise<void> {
  for (let found = BATCH; found === BATCH;) {
    const { rows } = await database.tenantSql(tenantId).query(waitingSql(1), [spec.identityType])
    if (rows.length === 0) return
    found = await database.inTransaction(tenantId, (tx) => indexBatch(tx, spec))
  }
}

/** The same for at most so many of them, within a transaction; answers how many it were. */
export async function indexBatch(tx: Tx, spec: ApplicationSpec): Promise<number> {
  const { rows } = await tx.sql.query<Waiting>(waitingSql(BATCH), [spec.identityType])
  const entries = rows.map((row) => entryOf(row, spec))
  await tx.sql.query(putSql, [JSON.stringify(entries), spec.identityType])
  return rows.length
}

/** The pools of an association: those certified by an application that makes one. */
export function poolsOf({ applications }: Blueprint): (ApplicationSpec & {
  pool: NonNullable<ApplicationSpec['pool']>
})[] {
  return applications.flatMap((spec) => (spec.pool ? [{ ...spec, pool: spec.pool }] : []))
}

function entryOf({ identityId, versionId, partyId, answers }: Waiting, { form }: ApplicationSpec) {
  const values = (meaning: FieldMeaning) =>
    readMeanings(form, answers, meaning).map(({ value }) => value)
  const texts = (meaning: FieldMeaning) => [
    ...new Set(values(meaning).flatMap((value) => textsIn(value))),
  ]
  return {
    ...{ identityId, versionId, partyId },
    name: readMeaning(form, answers, 'party-name') ?? '',
    employer: readMeaning(form, answers, 'employer') ?? '',
    home: texts('home-region'),
    specialities: texts('speciality'),
    regions: texts('review-region'),
    titles: texts('professional-title'),
    years: texts('experience-years'),
    lapses: texts('valid-to').toSorted(),
  }
}

/** Every text in a value, however deep: codes of a chain of divisions, and of several chains. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each))
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

/** Identities whose newest version is not the one that their entry was made from. */
const waitingSql = (limit: number) => `
select i.id as "identityId", v.id as "versionId", i.party_id as "partyId", v.answers
from identity i
join lateral (select v.id, v.answers from identity_version v
  where v.tenant_id = i.tenant_id and v.identity_id = i.id order by v.number desc limit 1) v on true
left join pool_entry e on e.tenant_id = i.tenant_id and e.identity_id = i.id
where i.tenant_id = current_tenant() and i.type_slug = $1 and e.version_id is distinct from v.id
order by i.id limit ${limit}`

const putSql = `
insert into pool_entry as e (identity_id, version_id, party_id, type_slug, name, employer, home, specialities, regions, titles,
  years, lapses)
select r."identityId", r."versionId", r."partyId", $2, r.name, r.employer, r.home, r.specialities, r.regions, r.titles, r.years, r.lapses
from jsonb_to_recordset($1::jsonb) as r("identityId" uuid, "versionId" uuid, "partyId" uuid, name text, employer text, home text[],
  specialities text[], regions text[], titles text[], years text[], lapses text[])
on conflict (tenant_id, identity_id) do update set version_id = excluded.version_id, name = excluded.name,
  employer = excluded.employer, home = excluded.home, specialities = excluded.specialities, regions = excluded.regions,
  titles = excluded.titles, years = excluded.years, lapses = excluded.lapses`
