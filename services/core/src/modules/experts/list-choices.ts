import type { PoolChoices } from '@guildhall/contract/experts'
import type { FieldMeaning } from '@guildhall/domain/blueprint/form'
import type { SignedInContext } from '../../kernel/context.ts'
import { demandPool, type Pool } from './demand-pool.ts'

type InUse = Record<'specialities' | 'regions' | 'homes' | 'titles' | 'years', string[]>

/** What a pool can be narrowed by: what somebody in it has. */
export async function listPoolChoices(
  ctx: SignedInContext,
  { pool: slug }: { pool: string },
): Promise<PoolChoices> {
  const pool = await demandPool(ctx, slug)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<InUse>(inUseSql, [slug])
  const used = rows[0] ?? { specialities: [], regions: [], homes: [], titles: [], years: [] }
  return {
    specialities: inOrder(pool, 'speciality', used.specialities),
    titles: inOrder(pool, 'professional-title', used.titles),
    years: inOrder(pool, 'experience-years', used.years),
    regions: places(pool, used.regions),
    homes: places(pool, used.homes),
  }
}

/** Options as the form orders them, those that somebody has. */
function inOrder({ words }: Pool, meaning: FieldMeaning, used: readonly string[]) {
  const known = words.options(meaning).filter(({ code }) => used.includes(code))
  const retired = used.filter((code) => !known.some((each) => each.code === code))
  return [
    ...known.map(({ code, label }) => ({ code, label })),
    ...retired.map((code) => ({ code, label: code })),
  ]
}

const places = ({ words }: Pool, used: readonly string[]) =>
  used.toSorted().map((code) => ({ code, label: words.place(code) }))

const distinct = (column: string) =>
  `(select coalesce(array_agg(distinct code), '{}') from pool_entry e, unnest(e.${column}) as code
    where e.tenant_id = current_tenant() and e.type_slug = $1)`

const inUseSql = `select ${distinct('specialities')} as specialities, ${distinct('regions')} as regions,
  ${distinct('home')} as homes, ${distinct('titles')} as titles, ${distinct('years')} as years`
