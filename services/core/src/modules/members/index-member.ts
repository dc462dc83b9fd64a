import type { Tx } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { FormSpec } from '@guildhall/domain/blueprint/form'
import { entriesOf } from '@guildhall/domain/forms/entries'
import type { Deps } from '../../kernel/deps.ts'
import { indexName, plainName } from './name-grams.ts'

type ToIndex = {
  id: string
  name: string
  number: string
  /** The certified answers in force, by identity type. */
  certified: { typeSlug: string; answers: unknown }[]
}

/** The last so many characters of a number find the member, as people say them. */
const ENDS = [3, 4]

/**
 * Makes anew what one member is found by, in the transaction that makes the member or changes its
 * name, number or contacts. What is forgotten the worker makes up for (`indexWaiting`).
 */
export function indexMember(
  tx: Pick<Tx, 'sql'>,
  content: Blueprint,
  memberId: string,
): Promise<void> {
  return indexMembers(tx, content, [memberId])
}

/** The same for the member that a party is, where it is one. */
export async function indexParty(
  tx: Pick<Tx, 'sql'>,
  content: Blueprint,
  partyId: string,
): Promise<void> {
  const { rows } = await tx.sql.query<{ id: string }>(
    'select id from member where tenant_id = current_tenant() and party_id = $1',
    [partyId],
  )
  if (rows[0]) await indexMember(tx, content, rows[0].id)
}

/** The same for many at once, for imports: four statements, however many. */
export async function indexMembers(
  tx: Pick<Tx, 'sql'>,
  content: Blueprint,
  memberIds: readonly string[],
): Promise<void> {
  const { rows } = await tx.sql.query<ToIndex>(toIndexSql, [memberIds])
  const indexed = rows.map((row) => ({ row, index: indexName(row.name) }))
  const grams = indexed.flatMap(({ row, index }) =>
    [...index.grams, ...numberEnds(row.number), ...mobilesOf(content, row)].map((gram) => ({
      gram,
      id: row.id,
    })),
  )
  await tx.sql.query(
    'delete from member_gram where tenant_id = current_tenant() and member_id = any($1::uuid[])',
    [memberIds],
  )
  await tx.sql.query(insertSql, [JSON.stringify(grams)])
  await tx.sql.query(settleSql, [
    JSON.stringify(
      indexed.map(({ row, index }) => ({ id: row.id, name: row.name, text: index.text })),
    ),
  ])
}

/** How many are indexed in one transaction by the worker. */
const BATCH = 500

/**
 * Indexes the members whose name or contacts are others than those indexed: all of them after an
 * upgrade, later what some writer forgot. In batches, on any number of nodes at once; stops in between
 * where `stopped` says so. Answers how many.
 */
export async function indexWaiting(
  deps: Pick<Deps, 'database' | 'blueprints'>,
  tenantId: string,
  stopped: () => boolean = () => false,
): Promise<number> {
  let done = 0
  for (let found = BATCH; found === BATCH && !stopped(); done += found) {
    found = await indexBatch(deps, tenantId)
  }
  return done
}

async function indexBatch(
  { database, blueprints }: Pick<Deps, 'database' | 'blueprints'>,
  tenantId: string,
): Promise<number> {
  if ((await database.tenantSql(tenantId).query(waitingSql)).rows.length === 0) return 0
  const { content } = await blueprints.current(tenantId)
  return database.inTransaction(tenantId, async (tx) => {
    const { rows } = await tx.sql.query<{ id: string }>(
      `${takeSql} limit ${BATCH} for update skip locked`,
    )
    if (rows.length > 0)
      await indexMembers(
        tx,
        content,
        rows.map(({ id }) => id),
      )
    return rows.length
  })
}

/** `n:0123` finds the member 20260123. */
function numberEnds(number: string): string[] {
  const plain = plainName(number)
  return ENDS.filter((length) => length < plain.length).map((length) => `n:${plain.slice(-length)}`)
}

/** Every mobile of a contact that is certified now. */
function mobilesOf(content: Blueprint, { certified }: ToIndex): string[] {
  const mobiles = certified.flatMap(({ typeSlug, answers }) =>
    content.applications
      .filter(({ identityType }) => identityType === typeSlug)
      .flatMap(({ form }) => mobilesIn(form, answers)),
  )
  return [...new Set(mobiles)].map((mobile) => `t:${mobile}`)
}

function mobilesIn(form: FormSpec, answers: unknown): string[] {
  return entriesOf(form, answers)
    .filter(({ field }) => field.kind === 'mobile')
    .flatMap(({ value }) => (typeof value === 'string' && value ? [value] : []))
}

const toIndexSql = `
select m.id, m.name, m.number,
  coalesce((select json_agg(json_build_object('typeSlug', i.type_slug, 'answers', v.answers))
    from identity i join lateral (select answers from identity_version v where v.tenant_id = i.tenant_id
      and v.identity_id = i.id order by v.number desc limit 1) v on true
    where i.tenant_id = m.tenant_id and i.party_id = m.party_id), '[]') as certified
from member m where m.tenant_id = current_tenant() and m.id = any($1::uuid[])`

const insertSql = `
insert into member_gram (gram, member_id)
select g.gram, g.id from jsonb_to_recordset($1::jsonb) as g(gram text, id uuid)
on conflict do nothing`

const settleSql = `
update member m set search_text = n.text, indexed_as = n.name
from jsonb_to_recordset($1::jsonb) as n(id uuid, name text, text text)
where m.tenant_id = current_tenant() and m.id = n.id`

const takeSql = `
select id from member where tenant_id = current_tenant() and indexed_as is distinct from name order by id`

const waitingSql = `${takeSql} limit 1`
