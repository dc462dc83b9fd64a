import { describe, expect, it } from 'vitest'
import { noFilter, queryOf, readView, type MembersView } from './members-view.ts'

const view: MembersView = {
  filter: {
    search: 'zgdl',
    status: ['suspended', 'lapsed'],
    title: ['president'],
    branch: ['', 'north'],
    owedYear: 2026,
    joinedFrom: '2020-01-01',
    joinedTo: null,
    noLogin: true,
    appealWaits: true,
  },
  sort: 'name',
  descending: true,
}

describe('a view of the members', () => {
  it('is the same after it stood in the address', () => {
    expect(readView(queryOf(view) as Record<string, string>)).toEqual(view)
  })

  it('says nothing in the address where all is as usual', () => {
    expect(queryOf({ filter: noFilter, sort: 'number', descending: false })).toEqual({})
    expect(readView({})).toEqual({ filter: noFilter, sort: 'number', descending: false })
  })

  it('leaves out what makes no sense, and keeps what was searched for', () => {
    const odd = { q: '电力', status: 'famous', owed: 'x', from: '2026-02-30', sort: 'size' }
    expect(readView(odd)).toEqual({
      filter: { ...noFilter, search: '电力' },
      sort: 'number',
      descending: false,
    })
  })
})
