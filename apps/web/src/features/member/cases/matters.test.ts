import type { CaseSummary } from '@guildhall/contract/cases'
import { describe, expect, it } from 'vitest'
import { countsOf, findMatters, mattersOf } from './matters.ts'

const row = (state: CaseSummary['state'], facts: Partial<CaseSummary> = {}): CaseSummary => ({
  id: state,
  application: 'join',
  label: '入会申请',
  number: 'RH2026-0007',
  partyName: '北辰电力建设',
  state,
  stageLabel: '会员部初审',
  since: '2026-03-02T02:00:00.000Z',
  createdAt: '2026-03-01T02:00:00.000Z',
  ...facts,
})
const bill = (status: 'open' | 'overdue' | 'paid') => ({
  ...{ id: status, year: 2026, amountFen: 1_000_000, paidFen: 0, dueOn: '2026-04-30', status },
})
const certificate = (validTo: string | null) => ({
  ...{ id: 'c', number: 'Z1', title: '会员证', validTo, status: 'valid' as const, code: 'x' },
})
const states = ['draft', 'submitted', 'returned', 'approved', 'rejected', 'withdrawn'] as const
const today = '2026-03-05'
const all = mattersOf(
  states.map((state) => row(state)),
  {
    membership: null,
    bills: [bill('open'), bill('overdue'), bill('paid')],
    certificates: [certificate('2026-03-31'), certificate('2026-12-31'), certificate(null)],
  },
  today,
)

describe('a member’s matters', () => {
  it('are to do, running or done, and every count is that of its list', () => {
    expect(countsOf(all)).toEqual({ todo: 5, running: 1, done: 3 })
    for (const place of ['todo', 'running', 'done'] as const)
      expect(findMatters(all, place, '')).toHaveLength(countsOf(all)[place])
  })

  it('name what is due and what lapses, with its day', () => {
    const words = findMatters(all, 'todo', '').map(({ title, words: said }) => `${title} ${said}`)
    expect(words).toEqual(
      expect.arrayContaining([
        '交 2026 年度会费 10,000 元 4月30日前',
        '交 2026 年度会费 10,000 元 4月30日已到期',
        '会员证即将到期 还有 26 天',
      ]),
    )
  })

  it('are found by a part of the title, the unit or the number', () => {
    expect(findMatters(all, 'done', 'rh2026')).toHaveLength(3)
    expect(findMatters(all, 'done', '北辰')).toHaveLength(3)
    expect(findMatters(all, 'done', '会费')).toEqual([])
  })
})
