import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const here = (file: string) => new URL(file, import.meta.url).href

/** What a server in a time zone says of a member at instants around the turn of the year. */
const script = `
import { membershipStatus } from '${here('./membership-status.ts')}'
import { duesYearPeriod, firstBillYear } from '${here('./dues-year.ts')}'
import { membershipPeriod } from '${here('./membership-period.ts')}'
import { dateInShanghai, yearInShanghai } from '${here('../time/shanghai.ts')}'
const policy = { kind: 'calendar-year' }
const year = (of) => duesYearPeriod(policy, '2022-05-01', of)
// A gap in 2025, and a back year paid later.
const facts = { periods: [year(2024), year(2026), year(2023)], sanctions: [] }
const at = (instant) => {
  const day = dateInShanghai(new Date(instant))
  return [day, yearInShanghai(new Date(instant)), membershipStatus(facts, day), firstBillYear(policy, day), membershipPeriod(policy, day).to]
}
console.log(JSON.stringify([
  '2024-12-31T15:59:59.999Z', '2024-12-31T16:00:00.000Z',
  '2025-12-31T15:59:59.999Z', '2025-12-31T16:00:00.000Z',
  '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z',
].map(at)))`

const said = (zone: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
      encoding: 'utf8',
    }),
  )

describe('the turn of the year in China', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai'])(
    'is the same instant for a server in %s, with gaps and back years',
    (zone) => {
      expect(said(zone)).toEqual([
        ['2024-12-31', 2024, 'active', 2024, '2025-01-01'],
        ['2025-01-01', 2025, 'upcoming', 2025, '2026-01-01'],
        ['2025-12-31', 2025, 'upcoming', 2025, '2026-01-01'],
        ['2026-01-01', 2026, 'active', 2026, '2027-01-01'],
        ['2026-12-31', 2026, 'active', 2026, '2027-01-01'],
        ['2027-01-01', 2027, 'lapsed', 2027, '2028-01-01'],
      ])
    },
  )
})
