import { describe, expect, it } from 'vitest'
import { billStatus, isOverdue } from './bill-standing.ts'
import { titleToSettle } from './newcomer-title.ts'
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

  it('is the year in which the money came, where the first one is paid when its own is over', () => {
    const late = (on: string, term: Parameters<typeof renewalPeriod>[0]['term'] = calendar) =>
      renewalPeriod(
        { ...payment, term },
        { joinedOn: '2025-12-20', year: 2025 },
        { kind: 'settled', on },
      )
    expect(late('2025-12-31')).toEqual({ from: '2025-12-31', to: '2026-01-01' })
    expect(late('2026-01-01')).toEqual({ from: '2026-01-01', to: '2027-01-01' })
    expect(late('2026-01-05')).toEqual({ from: '2026-01-05', to: '2027-01-01' })
    expect(late('2026-12-25', { kind: 'twelve-months' })).toEqual({
      from: '2026-12-25',
      to: '2027-12-20',
    })
  })

  it('is the next whole year from the day of the money, where one joins after the cut-off', () => {
    const term = { kind: 'calendar-year', joinCutoff: '12-01' } as const
    expect(
      renewalPeriod(
        { ...payment, term },
        { joinedOn: '2025-12-20', year: 2026 },
        {
          kind: 'settled',
          on: '2025-12-28',
        },
      ),
    ).toEqual({ from: '2025-12-28', to: '2027-01-01' })
  })
})

describe('the title that an application asks for', () => {
  const title = (slug: string, newcomer = false) => ({
    slug,
    label: slug,
    duesClass: 'a',
    newcomer,
  })
  const dues = { titles: [title('president'), title('council'), title('ordinary', true)] }

  it('is settled by the staff where it is above the newcomers’', () => {
    expect(titleToSettle(dues, 'president')).toBe('president')
    expect(titleToSettle(dues, 'council')).toBe('council')
  })

  it('needs nobody where it is the newcomers’, is none, or is not asked', () => {
    for (const chosen of ['ordinary', 'emperor', undefined])
      expect(titleToSettle(dues, chosen)).toBeNull()
  })
})
