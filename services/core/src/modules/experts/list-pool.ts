import type { PoolInput, PoolPage, PoolRow } from '@guildhall/contract/experts'
import { decodeKeyCursor, encodeKeyCursor } from '../../kernel/cursor.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { createValues } from '../members/member-conditions.ts'
import { demandPool } from './demand-pool.ts'
import { lapseOf, nearUntil, poolConditions, type Value } from './pool-conditions.ts'
import type { PoolWords } from './pool-words.ts'

/** An entry of a pool as the database has it: codes, and days as text. */
export type Entry = {
  identityId: string
  name: string
  employer: string
  home: string[]
  specialities: string[]
  regions: string[]
  titles: string[]
  years: string[]
  lapses: string[]
}

export const entryColumns = `e.identity_id as "identityId", e.name, e.employer, e.home, e.specialities, e.regions, e.titles, e.years,
  e.lapses`

/** The earliest last day of a certificate, and from when on it is neither past nor near. */
const lapseConditions = {
  any: () => [],
  over: (today: string) => [`e.lapses[1] < ${today}`],
  soon: (today: string, near: string) => [`e.lapses[1] between ${today} and ${near}`],
}

/** One page of a pool by name, and how many there are by how their certificates stand. */
export async function listPool(ctx: SignedInContext, input: PoolInput): Promise<PoolPage> {
  const { words } = await demandPool(ctx, input.pool)
  const today = todayOf(ctx.deps.clock)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const asked = pageOf(input, today)
  const counted = countsOf(input, today)
  const [{ rows }, counts] = await Promise.all([
    sql.query<Entry>(asked.text, asked.values),
    sql.query<PoolPage['counts']>(counted.text, counted.values),
  ])
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    rows: page.map((entry) => presentEntry(entry, words, today)),
    next: rows.length > input.limit && last ? encodeKeyCursor(last.name, last.identityId) : null,
    counts: counts.rows[0] ?? { all: 0, soon: 0, over: 0 },
  }
}

function pageOf(input: PoolInput, today: string) {
  const { values, value } = createValues()
  const conditions = [
    ...poolConditions(input, value),
    ...lapseConditions[input.lapse](...days(input, today, value)),
  ]
  const after = decodeKeyCursor(input.cursor)
  if (after)
    conditions.push(`(e.name, e.identity_id) > (${value(after.value)}, ${value(after.id)}::uuid)`)
  const text = `select ${entryColumns} from pool_entry e where ${conditions.join(' and ')}
order by e.name, e.identity_id limit ${input.limit + 1}`
  return { text, values }
}

/** Only as parameters where they are asked: PostgreSQL takes none that nothing names. */
function days({ lapse }: PoolInput, today: string, value: Value): [string, string] {
  if (lapse === 'any') return ['', '']
  return [value(today), lapse === 'soon' ? value(nearUntil(today)) : '']
}

function countsOf(input: PoolInput, today: string) {
  const { values, value } = createValues(today, nearUntil(today))
  const text = `
select count(*)::int as all, count(*) filter (where e.lapses[1] between $1 and $2)::int as soon,
  count(*) filter (where e.lapses[1] < $1)::int as over
from pool_entry e where ${poolConditions(input, value).join(' and ')}`
  return { text, values }
}

/** An entry as people read it. */
export function presentEntry(entry: Entry, words: PoolWords, today: string): PoolRow {
  const [lapsesOn = null] = entry.lapses
  return {
    identityId: entry.identityId,
    name: entry.name,
    employer: entry.employer,
    home: words.place(entry.home.at(-1) ?? ''),
    specialities: entry.specialities.map((code) => words.label('speciality', code)),
    regions: placesOf(entry.regions).map((code) => words.place(code)),
    titles: entry.titles.map((code) => words.label('professional-title', code)),
    years: entry.years.map((code) => words.label('experience-years', code)),
    lapsesOn,
    lapse: lapseOf(lapsesOn, today),
  }
}

/** Without the provinces of cities that are named themselves. */
function placesOf(codes: readonly string[]): string[] {
  return codes.filter(
    (code) =>
      !code.endsWith('0000') ||
      !codes.some((other) => other !== code && other.startsWith(code.slice(0, 2))),
  )
}
