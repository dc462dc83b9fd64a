import pg from 'pg'
import { indexName } from '../../../services/core/src/modules/members/name-grams.ts'
import type { World } from './world.ts'

/** Members in the measured association, and the names among them, as alike as those of a trade are. */
export const memberSize = { members: 100_000, places: 500 }

const trades = ['电力建设', '送变电工程', '新能源工程', '火电建设', '水电工程', '电力监理']
const tails = ['有限公司', '集团有限公司']
const syllables = [
  '岚',
  '屿',
  '朔',
  '原',
  '云',
  '岫',
  '澜',
  '江',
  '远',
  '山',
  '望',
  '川',
  '青',
  '禾',
  '松',
  '石',
]

/** One in `memberSize.places` begins so: 中国电力建设 is what `zgdl` and the fragment look for. */
const known = '中国'

function names(): string[] {
  const places = Array.from({ length: memberSize.places }, (_, at) =>
    at === 0
      ? known
      : [at % 16, Math.floor(at / 16) % 16, Math.floor(at / 256) + (at % 7)]
          .map((each) => syllables[each])
          .join(''),
  )
  return places.flatMap((place) =>
    trades.flatMap((trade) => tails.map((tail) => `${place}${trade}${tail}`)),
  )
}

const insertMembers = `
with made as (
  select gen_random_uuid() as id, gen_random_uuid() as party, n, b.name, b.text from generate_series(1, $2::int) n
  join bench_name b on b.at = n % (select count(*) from bench_name)
), parties as (
  insert into party (tenant_id, id, kind, name, credit_code)
  select $1::uuid, party, 'unit', name, '91' || lpad(n::text, 16, '0') from made
), members as (
  insert into member (tenant_id, id, party_id, number, title_slug, joined_on, name, search_text, indexed_as)
  select $1::uuid, id, party, 'M' || lpad(n::text, 6, '0'), $3, date '2010-01-01' + (n % 5000)::int, name, text, name from made
)
insert into bench_member select id, n, name from made`

const insertPeriods = `
insert into membership_period (tenant_id, id, member_id, from_date, to_date)
select $1::uuid, gen_random_uuid(), id, date '2020-01-01', date '2999-01-01' from bench_member where n % 4 > 0`

const insertGrams = `
insert into member_gram (tenant_id, gram, member_id)
select $1::uuid, g.gram, m.id from bench_member m join bench_gram g on g.name = m.name
union all select $1::uuid, 'n:' || right(lpad(n::text, 6, '0'), size), id from bench_member, unnest(array[3, 4]) size`

/** Fills the measured association with members that are found as those of the program are. */
export async function fillMembers(superuserUrl: string, { tenantId }: World): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const all = names().map((name, at) => ({ name, at, ...indexName(name) }))
  const grams = all.flatMap(({ name, grams: each }) => each.map((gram) => ({ name, gram })))
  await client.query(`
    create temporary table bench_name (name text, at int, text text);
    create temporary table bench_gram (name text, gram text);
    create temporary table bench_member (id uuid, n int, name text)`)
  await client.query(
    'insert into bench_name select name, at, text from jsonb_to_recordset($1::jsonb) as r(name text, at int, text text)',
    [JSON.stringify(all.map(({ name, at, text }) => ({ name, at, text })))],
  )
  await client.query(
    'insert into bench_gram select name, gram from jsonb_to_recordset($1::jsonb) as r(name text, gram text)',
    [JSON.stringify(grams)],
  )
  await client.query('analyze bench_name; analyze bench_gram')
  const { rows } = await client.query<{ slug: string }>(
    'select slug from title where tenant_id = $1 order by slug limit 1',
    [tenantId],
  )
  await client.query("select set_config('app.tenant_id', $1, false)", [tenantId])
  await client.query(insertMembers, [tenantId, memberSize.members, rows[0]?.slug])
  await client.query('analyze bench_member')
  await client.query(insertPeriods, [tenantId])
  await client.query(insertGrams, [tenantId])
  await client.query('vacuum analyze party, member, membership_period, member_gram')
  await client.end()
}
