import { describe, expect, it } from 'vitest'
import { billStatus, isOverdue } from './bill-standing.ts'
import { renewalPeriod } from './renewal.ts'

const quiet = { owedFen: 1_000, paidFen: 0, hasWaiting: false, lastRefused: false }

describe('the status of a bill', () => {
  it.each([
    [{}, 'owing'],
    [{ paidFen: 400, owedFen: 600 }, 'part-paid'],
    [{ hasWaiting: true, paidFen: 400, owedFen: 600 }, 'voucher-waiting'],
    [{ lastRefused: true }, 'voucher-refused'],
    [{ lastRefused: true, hasWaiting: true }, 'voucher-waiting'],
    [{ owedFen: 0, paidFen: 1_000, lastRefused: true }, 'settled'],
    [{ owedFen: 0, paidFen: 0 }, 'waived'],
  ])('with %j is %s', (facts, status) => {
    expect(billStatus({ ...quiet, ...facts })).toBe(status)
  })

  it('is overdue the day after it was due, while something is owed', () => {
    expect(isOverdue({ owedFen: 1, dueOn: '2026-03-01' }, '2026-03-01')).toBe(false)
    expect(isOverdue({ owedFen: 1, dueOn: '2026-03-01' }, '2026-03-02')).toBe(true)
    expect(isOverdue({ owedFen: 0, dueOn: '2026-03-01' }, '2026-03-02')).toBe(false)
  })
})

describe('the membership that a bill brings', () => {
  const calendar = { kind: 'calendar-year' } as const
  const approval = { term: calendar, membershipStarts: 'on-approval' } as const
  const payment = { term: calendar, membershipStarts: 'on-payment' } as const
  const settled = { kind: 'settled', on: '2026-05-20' } as const
  const issued = { kind: 'issued' } as const
  const year2026 = { from: '2026-01-01', to: '2027-01-01' }

  it('is the year once its bill is issued, where approval begins membership', () => {
    const member = { joinedOn: '2025-06-01', year: 2026 }
    expect(renewalPeriod(approval, member, issued)).toEqual(year2026)
    expect(renewalPeriod(approval, member, settled)).toBeNull()
  })

  it('is none for the year of joining, which the approval gave already', () => {
    expect(renewalPeriod(approval, { joinedOn: '2026-06-01', year: 2026 }, issued)).toBeNull()
  })

  it('is the whole year once it is paid, and in the first year from the day of the money', () => {
    expect(renewalPeriod(payment, { joinedOn: '2025-06-01', year: 2026 }, settled)).toEqual(
      year2026,
    )
    expect(renewalPeriod(payment, { joinedOn: '2026-04-01', year: 2026 }, settled)).toEqual({
      from: '2026-05-20',
      to: '2027-01-01',
    })
    expect(renewalPeriod(payment, { joinedOn: '2025-06-01', year: 2026 }, issued)).toBeNull()
  })

  it('is none where the year was over when the money for the first one came', () => {
    expect(renewalPeriod(payment, { joinedOn: '2025-06-01', year: 2025 }, settled)).toBeNull()
  })
})
