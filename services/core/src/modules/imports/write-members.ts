import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { Period } from '@guildhall/domain/dues/period'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { coverage } from '@guildhall/domain/roster/periods'
import type { RosterRecord } from '@guildhall/domain/roster/record'
import { indexMembers } from '../members/index-member.ts'
import { holdTitles } from './hold-titles.ts'
import type { RosterSetup } from './import-setup.ts'
import type { Registered } from './read-register.ts'

/** One party as it shall stand, and as it stands. */
export type Writing = { found: Registered | null; after: RosterRecord }

/** Who came of it: new ids where there were none. */
export type Written = {
  partyId: string
  memberId: string
  identityId: string
  versionNumber: number
}

/**
 * Writes some hundred parties at once, by sets: party, member, periods, and a version of the identity
 * where its answers change. A unique or exclusion constraint that is hit fails the whole transaction.
 */
export async function writeMembers(
  tx: Tx,
  setup: RosterSetup,
  writings: readonly Writing[],
  { now, madeBy }: { now: Date; madeBy: string },
): Promise<Written[]> {
  const kind =
    setup.content.identityTypes.find(({ slug }) => slug === setup.application.identityType)
      ?.party ?? 'unit'
  const rows = writings.map(({ found, after }) => {
    const asks =
      stableJson(found?.record.answers ?? {}) !== stableJson(after.answers) || !found?.identityId
    const versionNumber = (found?.versionNumber ?? 0) + (asks ? 1 : 0)
    return {
      found,
      partyId: found?.partyId ?? newId(),
      memberId: found?.memberId ?? newId(),
      identityId: found?.identityId ?? newId(),
      versionNumber,
      versionId: newId(),
      newParty: !found,
      newMember: !found?.memberId,
      newIdentity: !found?.identityId,
      newVersion: asks,
      kind,
      typeSlug: setup.application.identityType,
      madeBy,
      at: now,
      ...after,
      ...periodMoves(found?.memberId ? found.record.periods : [], after.periods),
    }
  })
  const json = JSON.stringify(rows.map((row) => ({ ...row, found: undefined })))
  for (const statement of statements) await tx.sql.query(statement, [json])
  await indexMembers(
    tx,
    setup.content,
    rows.map(({ memberId }) => memberId),
  )
  await holdTitles(
    tx.sql,
    rows.flatMap(({ found, memberId, newMember, title, joinedOn }) => {
      if (newMember) return [{ memberId, title, from: joinedOn }]
      return found?.record.title === title ? [] : [{ memberId, title, from: setup.today }]
    }),
  )
  return rows.map(({ partyId, memberId, identityId, versionNumber }) => ({
    partyId,
    memberId,
    identityId,
    versionNumber,
  }))
}

/** Periods that lie within what shall be stay as they are, with the case that made them. */
export function periodMoves(
  now: readonly Period[],
  wanted: readonly Period[],
): { gone: { from: string }[]; come: (Period & { id: string })[] } {
  const target = coverage(wanted)
  if (stableJson(coverage(now)) === stableJson(target)) return { gone: [], come: [] }
  const stays = now.filter((period) =>
    target.some(({ from, to }) => from <= period.from && period.to <= to),
  )
  const gone = now.filter((period) => !stays.includes(period)).map(({ from }) => ({ from }))
  return {
    gone,
    come: target
      .flatMap((period) => gaps(period, stays))
      .map((period) => ({ ...period, id: newId() })),
  }
}

function gaps(period: Period, taken: readonly Period[]): Period[] {
  const found: Period[] = []
  let from = period.from
  for (const each of taken
    .filter((one) => period.from <= one.from && one.to <= period.to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from < each.from) found.push({ from, to: each.from })
    from = each.to
  }
  return from < period.to ? [...found, { from, to: period.to }] : found
}

const source = `jsonb_to_recordset($1::jsonb) as r("partyId" uuid, "memberId" uuid, "identityId" uuid, "versionId" uuid,
  "versionNumber" int, "newParty" bool, "newMember" bool, "newIdentity" bool, "newVersion" bool, kind text,
  "typeSlug" text, "madeBy" uuid, at timestamptz, name text, "creditCode" text, number text, title text, branch text,
  "joinedOn" date, answers jsonb, gone jsonb, come jsonb)`

const statements = [
  `insert into party (id, kind, name, credit_code, created_at)
     select r."partyId", r.kind, r.name, r."creditCode", r.at from ${source} where r."newParty"`,
  `update party p set name = r.name, credit_code = r."creditCode" from ${source}
     where p.tenant_id = current_tenant() and p.id = r."partyId" and not r."newParty"
       and (p.name, p.credit_code) is distinct from (r.name, r."creditCode")`,
  `insert into member (id, party_id, number, title_slug, branch_slug, joined_on, created_at)
     select r."memberId", r."partyId", r.number, r.title, r.branch, r."joinedOn", r.at from ${source} where r."newMember"`,
  `update member m set number = r.number, title_slug = r.title, branch_slug = r.branch, joined_on = r."joinedOn"
     from ${source} where m.tenant_id = current_tenant() and m.id = r."memberId" and not r."newMember"
       and (m.number, m.title_slug, m.branch_slug, m.joined_on) is distinct from (r.number, r.title, r.branch, r."joinedOn")`,
  `delete from membership_period d using ${source}, jsonb_to_recordset(r.gone) as g("from" date)
     where d.tenant_id = current_tenant() and d.member_id = r."memberId" and d.from_date = g."from"`,
  `insert into membership_period (id, member_id, from_date, to_date)
     select c.id, r."memberId", c."from", c."to" from ${source}, jsonb_to_recordset(r.come) as c(id uuid, "from" date, "to" date)`,
  `insert into identity (id, party_id, type_slug, created_at)
     select r."identityId", r."partyId", r."typeSlug", r.at from ${source} where r."newIdentity"`,
  `insert into identity_version (id, identity_id, number, answers, certified_at, source, made_by)
     select r."versionId", r."identityId", r."versionNumber", r.answers, r.at, 'import', r."madeBy" from ${source} where r."newVersion"`,
]
