import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { Work } from '../../kernel/transact.ts'

/** A title that a member holds from a day on. */
export type TitleChange = { memberId: string; title: string }

/** What a change of titles rests on. */
export type TitleGround = { termId?: string | null; caseId?: string | null }

/**
 * Gives titles from a day on: what was held ends there and the new holding begins. Bills that were
 * issued stay as they are; the next follow the title of their day. One that began on that very day
 * gives way. Throws `council.later-title` naming those whose title has changed after that day. Answers
 * whose title differs from the one before.
 */
export async function giveTitles(
  { tx, record }: Work,
  changes: readonly TitleChange[],
  from: string,
  ground: TitleGround = {},
): Promise<string[]> {
  if (changes.length === 0) return []
  const members = changes.map(({ memberId }) => memberId)
  const { rows: later } = await tx.sql.query<{ name: string }>(laterSql, [members, from])
  if (later.length > 0)
    throw new DomainError('council.later-title', { names: later.map(({ name }) => name) })
  const { rows: before } = await tx.sql.query<TitleChange>(endSql, [members, from])
  const { rows: sameDay } = await tx.sql.query<TitleChange>(replaceSql, [members, from])
  const held = new Map([...before, ...sameDay].map(({ memberId, title }) => [memberId, title]))
  await tx.sql.query(beginSql, [
    JSON.stringify(changes.map((change) => ({ ...change, id: newId() }))),
    from,
    ground.termId ?? null,
    ground.caseId ?? null,
  ])
  const changed = changes.filter(({ memberId, title }) => held.get(memberId) !== title)
  for (const { memberId, title } of changed)
    record({
      kind: 'member.title-changed',
      subjectType: 'member',
      subjectId: memberId,
      facts: { title, before: held.get(memberId) ?? null, from },
    })
  return changed.map(({ memberId }) => memberId)
}

/** The first title of somebody who has just become a member; begins with the membership. */
export async function giveFirstTitle(work: Work, change: TitleChange, from: string): Promise<void> {
  const { tx } = work
  await tx.sql.query(endSql, [[change.memberId], from])
  await tx.sql.query(replaceSql, [[change.memberId], from])
  await tx.sql.query(beginSql, [JSON.stringify([{ ...change, id: newId() }]), from, null, null])
}

const laterSql = `
select distinct p.name from title_holding h
join member m on m.tenant_id = h.tenant_id and m.id = h.member_id
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
where h.tenant_id = current_tenant() and h.member_id = any($1::uuid[]) and h.from_date > $2::date`

const endSql = `
update title_holding set to_date = $2::date
where tenant_id = current_tenant() and member_id = any($1::uuid[]) and from_date < $2::date
  and (to_date is null or to_date > $2::date)
returning member_id as "memberId", title_slug as title`

const replaceSql = `
delete from title_holding
where tenant_id = current_tenant() and member_id = any($1::uuid[]) and from_date = $2::date
returning member_id as "memberId", title_slug as title`

const beginSql = `
insert into title_holding (id, member_id, title_slug, from_date, term_id, case_id)
select row.id, row."memberId", row.title, $2::date, $3::uuid, $4::uuid
from jsonb_to_recordset($1::jsonb) as row ("id" uuid, "memberId" uuid, "title" text)`
