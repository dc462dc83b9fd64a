import { membershipStatuses } from '@guildhall/domain/dues/membership-status'
import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import { addDays } from '@guildhall/domain/time/civil-date'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { plantMembers } from '../../testing/plant-members.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { todayOf } from '../../kernel/dates.ts'
import { indexWaiting } from './index-member.ts'

let test: TestProgram
let site: TestSite
let clerk: Applicant
let joined: { number: string; contact: string; login: string }

const creditCode = makeCreditCode({ area: '110105', serial: 4711 })

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'members', (blueprint) => {
    const [join] = blueprint.applications
    if (join) join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug === 'review')
    blueprint.roles.push({ slug: 'clerk', label: '会员管理员', permissions: ['members.see'] })
  })
  clerk = await buildStaff(test, site, 'clerk')
  const today = todayOf(test.clock)
  const active = [{ from: addDays(today, -100), to: addDays(today, 100) }]
  const over = [{ from: addDays(today, -400), to: addDays(today, -100) }]
  await plantMembers(
    test,
    site,
    [
      { name: '中国电力建设（集团）有限公司', number: '20190001', periods: active, creditCode },
      { name: '重庆送变电工程公司', number: '20190002', periods: active, branch: 'north' },
      { name: '长春热电安装公司', number: '20190003', periods: over, branch: 'south' },
      {
        name: '安徽电力监理公司',
        number: '20190004',
        periods: active,
        title: 'president',
        sanctions: [{ kind: 'suspension', from: addDays(today, -1), to: null }],
      },
      ...Array.from({ length: 30 }, (_, at) => ({
        name: `示例单位${String(at).padStart(2, '0')}`,
        number: `2020${String(at).padStart(4, '0')}`,
        joinedOn: addDays('2020-01-01', at % 5),
        periods: at % 2 ? active : over,
      })),
    ],
    { by: clerk.account.id },
  )
  const { caseId, applicant } = await buildSubmitted(test, site, {
    ...{ name: '新会员单位', contactMobile: '18912345678' },
  })
  await decide(await buildStaff(test, site, 'reviewer'), caseId)
  const { number } = await db().member.findFirstOrThrow({ where: { name: '新会员单位' } })
  joined = { number, contact: '18912345678', login: applicant.account.mobile }
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
type Asked = Parameters<Applicant['api']['members']['list']['query']>[0]
const list = (asked: Asked = {}) => clerk.api.members.list.query(asked)
const names = async (asked: Asked) => (await list(asked)).rows.map(({ name }) => name)

describe('the list of members', () => {
  it.each([
    ['a fragment', '电力建设', ['中国电力建设（集团）有限公司']],
    ['a fragment over a bracket', '建设集团', ['中国电力建设（集团）有限公司']],
    ['initials', 'zgdl', ['中国电力建设（集团）有限公司']],
    ['pinyin', 'zhongguo', ['中国电力建设（集团）有限公司']],
    ['either reading of a character', 'cqsbd', ['重庆送变电工程公司']],
    ['a few letters', 'cc', ['长春热电安装公司']],
    ['the end of a number', '0003', ['示例单位03', '长春热电安装公司']],
    ['a whole number', '20190002', ['重庆送变电工程公司']],
    ['a credit code', creditCode.toLowerCase(), ['中国电力建设（集团）有限公司']],
    ['marks that a database would read', "%_'\\", null],
    ['what nobody is called', '火星分公司', []],
  ])('finds by %s', async (_, search, found) => {
    const all = await names({ search })
    if (found) expect(all.toSorted()).toEqual(found.toSorted())
    else expect(all).toHaveLength(35)
  })

  it('finds by the mobile of a certified contact and of a login, and whole ones only', async () => {
    for (const search of [joined.contact, joined.login, joined.number])
      expect(await names({ search })).toEqual(['新会员单位'])
    expect(await names({ search: joined.contact.slice(0, 10) })).toEqual([])
  })

  it('finds a renamed unit by its new name, at the latest when the worker has looked', async () => {
    const { partyId } = await db().member.findFirstOrThrow({ where: { number: '20190003' } })
    const rename = (name: string) =>
      db().party.updateMany({ where: { id: partyId }, data: { name } })
    await rename('吉林热电安装公司')
    expect(await indexWaiting(test.deps, site.tenantId)).toBe(1)
    expect(await indexWaiting(test.deps, site.tenantId)).toBe(0)
    expect(await names({ search: 'jlrd' })).toEqual(['吉林热电安装公司'])
    expect(await names({ search: 'ccrd' })).toEqual([])
    await rename('长春热电安装公司')
    await indexWaiting(test.deps, site.tenantId)
  })

  it.each(['number', 'name', 'joined'] as const)(
    'goes through all by %s, page by page, either way',
    async (sort) => {
      for (const descending of [false, true]) {
        const seen: string[] = []
        for (let cursor: string | null = null, more = true; more;) {
          const page = await list({ sort, descending, cursor, limit: 8 })
          seen.push(...page.rows.map(({ id }) => id))
          cursor = page.next
          more = cursor !== null
        }
        expect(new Set(seen).size).toBe(35)
        const whole = (await list({ sort, descending, limit: 100 })).rows.map(({ id }) => id)
        expect(seen).toEqual(whole)
      }
    },
  )

  it('sorts names as a Chinese dictionary does', async () => {
    const sorted = await names({ sort: 'name', search: '公司' })
    expect([sorted[0], sorted.at(-1)]).toEqual(['安徽电力监理公司', '中国电力建设（集团）有限公司'])
  })

  it('agrees with the numbers beside it, for every status and filter', async () => {
    const filters: Asked[] = [{}, { search: '示例' }, { branch: ['north', ''] }, { noLogin: true }]
    for (const filter of filters) {
      const { cursor: _c, limit: _l, sort: _s, descending: _d, ...plain } = filter ?? {}
      const counts = await clerk.api.members.counts.query(plain)
      expect(counts.total).toBe((await list({ ...filter, limit: 100 })).rows.length)
      for (const status of membershipStatuses) {
        const { rows } = await list({ ...filter, status: [status], limit: 100 })
        expect([status, rows.length]).toEqual([status, counts.byStatus[status]])
        expect(rows.every((row) => row.status === status)).toBe(true)
      }
    }
    expect((await clerk.api.members.counts.query({})).byStatus.suspended).toBe(1)
  })

  it('is narrowed by title, branch, day of joining, the year owed and who has no login', async () => {
    expect(await names({ title: ['president'] })).toEqual(['安徽电力监理公司'])
    expect(await names({ branch: ['south'] })).toEqual(['长春热电安装公司'])
    const days = { joinedFrom: '2020-01-02', joinedTo: '2020-01-03', limit: 100 }
    expect(await names(days)).toHaveLength(12)
    const year = Number(todayOf(test.clock).slice(0, 4))
    expect(await names({ owedYear: year })).toEqual(['新会员单位'])
    expect(await names({ owedYear: year - 1 })).toEqual([])
    expect(await names({ noLogin: true, limit: 100 })).toHaveLength(34)
    expect((await clerk.api.members.choices.query({})).years).toEqual([year])
  })

  it('begins anew with a cursor that is none of ours', async () => {
    const forged = Buffer.from(JSON.stringify(["x'; --", joined.number])).toString('base64url')
    for (const cursor of ['x', forged, Buffer.from('[1,2]').toString('base64url')])
      expect((await list({ cursor, sort: 'joined' })).rows.length).toBe(35)
  })

  it('shows none of another association’s, and nothing to who may not see members', async () => {
    const other = await buildStaff(test, test.sites[0], 'administrator')
    expect((await other.api.members.list.query({ search: 'zgdl' })).rows).toEqual([])
    expect((await other.api.members.counts.query({})).total).toBe(0)
    const reviewer = await buildStaff(test, site, 'reviewer')
    expect(await refusalOf(reviewer.api.members.list.query({}))).toMatchObject({
      code: 'not-found',
    })
  })
})
