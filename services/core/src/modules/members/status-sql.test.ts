import { addDays } from '@guildhall/domain/time/civil-date'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { plantMembers, type PlantedMember } from '../../testing/plant-members.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { statusesSql, statusSql } from './status-sql.ts'

let test: TestProgram
let site: TestSite
let by: string
let leaveCase: string

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'statuses')
  by = (await buildStaff(test, site, 'reviewer')).account.id
  leaveCase = (await buildSubmitted(test, site)).caseId
})
afterAll(() => test.stop())

const day = (offset: number) => addDays('2026-01-01', offset)

/** Days that follow one another, so that stretches between them overlap never. */
const stretches = (most: number) =>
  fc
    .uniqueArray(fc.integer({ min: -800, max: 800 }), { maxLength: most * 2 })
    .map((days) => days.toSorted((a, b) => a - b))
    .map((days) =>
      Array.from({ length: Math.floor(days.length / 2) }, (_, at) => ({
        from: day(days[at * 2] ?? 0),
        to: day(days[at * 2 + 1] ?? 0),
      })),
    )

const periods = fc
  .tuple(stretches(4), fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([all, left]) => all.map((period, at) => ({ ...period, left: left[at] ?? false })))

/** The last of them may have no end. */
const sanctions = (kind: 'suspension' | 'expulsion') =>
  fc.tuple(stretches(2), fc.boolean()).map(([all, open]) =>
    all.map(({ from, to }, at) => ({
      kind,
      from,
      to: open && at === all.length - 1 ? null : to,
    })),
  )

const life: fc.Arbitrary<PlantedMember> = fc
  .tuple(periods, sanctions('suspension'), sanctions('expulsion'))
  .map(([some, suspended, expelled]) => ({
    name: '示例单位',
    periods: some,
    sanctions: [...suspended, ...expelled],
  }))

/** The edges of a life, and a day to each side of them: where an off-by-one would show. */
function edges({ periods: some = [], sanctions: all = [] }: PlantedMember): string[] {
  const days = [...some, ...all].flatMap(({ from, to }) => (to ? [from, to] : [from]))
  return [
    ...new Set([
      '2026-01-01',
      ...days.flatMap((each) => [addDays(each, -1), each, addDays(each, 1)]),
    ]),
  ]
}

async function inSql(ids: readonly string[], on: string): Promise<(string | undefined)[]> {
  const { rows } = await test.deps.database
    .tenantSql(site.tenantId)
    .query<{ id: string; status: string }>(
      `select m.id, case when ${statusSql('$1::date')} = whole.status then whole.status end as status
       from member m join (${statusesSql('$1::date', 'm.tenant_id = current_tenant()')}) whole on whole.id = m.id
       where m.tenant_id = current_tenant() and m.id = any($2::uuid[])`,
      [on, ids],
    )
  const found = new Map(rows.map(({ id, status }) => [id, status]))
  return ids.map((id) => found.get(id))
}

describe('the status that the list derives in SQL', () => {
  it('is the one that the domain derives, one by one and all at once, over random lives and on each of their edges', async () => {
    const lives = fc.sample(life, { numRuns: 120, seed: 20260101 })
    const ids = await plantMembers(test, site, lives, { by, leaveCase, indexed: false })
    const days = [...new Set(lives.flatMap(edges))]
    const seen = new Set<string>()
    for (const on of fc.sample(fc.constantFrom(...days), { numRuns: 80, seed: 7 })) {
      const found = await inSql(ids, on)
      const derived = lives.map((each) =>
        membershipStatus({ periods: each.periods ?? [], sanctions: each.sanctions ?? [] }, on),
      )
      derived.forEach((status) => seen.add(status))
      expect([on, ...found]).toEqual([on, ...derived])
    }
    expect([...seen].toSorted()).toEqual(
      ['active', 'expelled', 'lapsed', 'left', 'suspended', 'upcoming'].toSorted(),
    )
  })

  it.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai'])(
    'turns with the year whatever zone the database’s session is in: %s',
    async (zone) => {
      const year = { from: '2026-01-01', to: '2027-01-01', left: false }
      const life = { name: '跨年示例单位', periods: [year], sanctions: [] }
      const [id] = await plantMembers(test, site, [life], { by, leaveCase, indexed: false })
      const on = async (day: string) => {
        const { rows } = await test.deps.database.inTransaction(site.tenantId, async ({ sql }) => {
          await sql.query(`select set_config('TimeZone', $1, true)`, [zone])
          return sql.query<{ status: string }>(
            `select ${statusSql('$1::date')} as status from member m where m.tenant_id = current_tenant() and m.id = $2`,
            [day, id],
          )
        })
        return rows[0]?.status
      }
      expect(
        await Promise.all(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(on)),
      ).toEqual(['upcoming', 'active', 'active', 'lapsed'])
    },
  )
})
