import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { indexWaiting } from '../modules/members/index-member.ts'
import type { TestDeps, TestSite } from './start-test-program.ts'

/** A member as it stands, for tests of lists and counts: many at once, straight in the database. */
export type PlantedMember = {
  name: string
  number?: string
  title?: string
  branch?: string | null
  joinedOn?: string
  /** Half-open; `endedBy` a case. */
  periods?: readonly { from: string; to: string; left?: boolean }[]
  sanctions?: readonly { kind: 'suspension' | 'expulsion'; from: string; to: string | null }[]
  creditCode?: string
}

const columns = `id uuid, party uuid, name text, number text, title text, branch text, joined date, code text`

/** Plants them, finds them indexed unless told otherwise, and answers their ids in order. */
export async function plantMembers(
  { deps }: Pick<TestDeps, 'deps'>,
  site: TestSite,
  members: readonly PlantedMember[],
  { by, leaveCase, indexed = true }: { by?: string; leaveCase?: string; indexed?: boolean } = {},
): Promise<string[]> {
  const { content } = await deps.blueprints.current(site.tenantId)
  const title = content.dues.titles.find(({ newcomer }) => newcomer)?.slug ?? ''
  const rows = members.map((member) => ({
    id: newId(),
    party: newId(),
    name: member.name,
    number: member.number ?? `P${newId()}`,
    title: member.title ?? title,
    branch: member.branch ?? null,
    joined: member.joinedOn ?? '2026-01-01',
    code: member.creditCode ?? null,
  }))
  await deps.database.inTransaction(site.tenantId, async (tx) => {
    await insert(tx, rows, members, by, leaveCase)
  })
  if (indexed) await indexWaiting(deps, site.tenantId)
  return rows.map(({ id }) => id)
}

async function insert(
  { sql }: Tx,
  rows: readonly { id: string }[],
  members: readonly PlantedMember[],
  by: string | undefined,
  leaveCase: string | undefined,
): Promise<void> {
  const json = JSON.stringify(rows)
  const from = `from jsonb_to_recordset($1::jsonb) as r(${columns})`
  await sql.query(
    `insert into party (id, kind, name, credit_code) select r.party, 'unit', r.name, r.code ${from}`,
    [json],
  )
  await sql.query(
    `insert into member (id, party_id, number, title_slug, branch_slug, joined_on)
     select r.id, r.party, r.number, r.title, r.branch, r.joined ${from}`,
    [json],
  )
  const periods = members.flatMap((member, at) =>
    (member.periods ?? []).map((period) => ({
      id: newId(),
      member: rows[at]?.id,
      ...period,
      left: period.left ? leaveCase : null,
    })),
  )
  await sql.query(
    `insert into membership_period (id, member_id, from_date, to_date, ended_by)
     select r.id, r.member, r.from, r.to, r.left
     from jsonb_to_recordset($1::jsonb) as r(id uuid, member uuid, "from" date, "to" date, "left" uuid)`,
    [JSON.stringify(periods)],
  )
  const sanctions = members.flatMap((member, at) =>
    (member.sanctions ?? []).map((sanction) => ({
      id: newId(),
      member: rows[at]?.id,
      ...sanction,
    })),
  )
  await sql.query(
    `insert into membership_sanction (id, member_id, kind, from_date, to_date, reason, created_by, created_by_label, appeal_until)
     select r.id, r.member, r.kind, r.from, r.to, '示例事由', $2, '', r.from
     from jsonb_to_recordset($1::jsonb) as r(id uuid, member uuid, kind text, "from" date, "to" date)`,
    [JSON.stringify(sanctions), by ?? null],
  )
}
