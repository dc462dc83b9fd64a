import { memberFilter, memberSort, type MemberFilter } from '@guildhall/contract/members'
import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** What the list shows in which order; it stands in the address, so that it can be sent to a colleague. */
export interface MembersView {
  filter: MemberFilter
  sort: 'number' | 'name' | 'joined'
  descending: boolean
}

export const noFilter: MemberFilter = memberFilter.parse({})

const one = (query: LocationQuery, key: string): string => {
  const value = query[key]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
const several = (query: LocationQuery, key: string): string[] => {
  const text = one(query, key)
  return text === '' ? [] : text.split(',')
}

/** Reads the address; what makes no sense in it is left out. */
export function readView(query: LocationQuery): MembersView {
  const asked = {
    search: one(query, 'q').slice(0, 60),
    status: several(query, 'status'),
    title: several(query, 'title'),
    branch: several(query, 'branch').map((slug) => (slug === 'none' ? '' : slug)),
    owedYear: Number(one(query, 'owed')) || null,
    joinedFrom: one(query, 'from') || null,
    joinedTo: one(query, 'to') || null,
    noLogin: one(query, 'login') === 'none',
    appealWaits: one(query, 'appeal') === 'waits',
  }
  const filter = memberFilter.safeParse(asked)
  const sort = memberSort.safeParse(one(query, 'sort'))
  return {
    filter: filter.success ? filter.data : { ...noFilter, search: asked.search },
    sort: sort.success ? sort.data : 'number',
    descending: one(query, 'order') === 'desc',
  }
}

/** The address of a view; what is as usual is left out. */
export function queryOf({ filter, sort, descending }: MembersView): LocationQueryRaw {
  const asked = {
    q: filter.search,
    status: filter.status.join(','),
    title: filter.title.join(','),
    branch: filter.branch.map((slug) => slug || 'none').join(','),
    owed: filter.owedYear === null ? '' : String(filter.owedYear),
    from: filter.joinedFrom ?? '',
    to: filter.joinedTo ?? '',
    login: filter.noLogin ? 'none' : '',
    appeal: filter.appealWaits ? 'waits' : '',
    sort: sort === 'number' ? '' : sort,
    order: descending ? 'desc' : '',
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
}

/** Whether anything but the tabs and search narrows the list. */
export function isNarrowed({
  title,
  branch,
  owedYear,
  joinedFrom,
  joinedTo,
  noLogin,
}: MemberFilter): boolean {
  return (
    title.length + branch.length > 0 ||
    owedYear !== null ||
    joinedFrom !== null ||
    joinedTo !== null ||
    noLogin
  )
}
