import { poolFilter, type PoolFilter } from '@guildhall/contract/experts'
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { criteriaKinds, noCriteria } from './criteria.ts'

/** What the list shows; it stands in the address, so that it can be sent to a colleague. */
export type ExpertsView = PoolFilter

const one = (query: LocationQuery, key: string): string => {
  const value = query[key]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Reads the address; what makes no sense in it is left out. `pools` are the association's. */
export function readView(query: LocationQuery, pools: readonly { slug: string }[]): ExpertsView {
  const pool = pools.find(({ slug }) => slug === one(query, 'pool'))?.slug ?? pools[0]?.slug ?? ''
  const usual = { ...noCriteria, pool, search: one(query, 'q').slice(0, 60), lapse: 'any' as const }
  const codes = (key: string) => one(query, key).split(',').filter(Boolean)
  const found = poolFilter.safeParse({
    ...usual,
    ...Object.fromEntries(criteriaKinds.map(({ key }) => [key, codes(key)])),
    lapse: one(query, 'lapse') || 'any',
  })
  return found.success ? found.data : usual
}

/** The address of a view; what is as usual is left out. */
export function queryOf(view: ExpertsView, pools: readonly { slug: string }[]): LocationQueryRaw {
  const asked = {
    pool: view.pool === pools[0]?.slug ? '' : view.pool,
    q: view.search,
    ...Object.fromEntries(criteriaKinds.map(({ key }) => [key, view[key].join(',')])),
    lapse: view.lapse === 'any' ? '' : view.lapse,
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
}
