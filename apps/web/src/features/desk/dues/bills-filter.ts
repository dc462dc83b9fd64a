import { billStatuses } from '@guildhall/domain/dues/bill-standing'
import type { LocationQuery } from 'vue-router'
import { statusWords } from '@/features/dues-shared/bill-words.ts'
import type { BillsFilter } from './use-dues-desk.ts'

/** What the list can be narrowed to, besides a bill's own status: whatever is owed, whatever is late. */
const wider = [
  { value: 'any-owed', label: '还欠缴' },
  { value: 'overdue', label: '已逾期' },
] as const

export const billStatusOptions = [
  ...wider,
  ...billStatuses.map((value) => ({ value, label: statusWords[value].word })),
]

/** The filter that an address says; what it does not say, or says wrongly, is left open. */
export function filterOf(query: LocationQuery, thisYear: number): BillsFilter {
  const text = (name: string): string => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const year = Number(text('year'))
  const status = billStatusOptions.find(({ value }) => value === text('status'))?.value ?? null
  return {
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : thisYear,
    title: text('title').slice(0, 60) || null,
    branch: text('branch').slice(0, 60) || null,
    status,
    search: text('q').slice(0, 60),
  }
}
