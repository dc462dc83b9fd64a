import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PoolFilter } from '@guildhall/contract/experts'
import { addDays } from '@guildhall/domain/time/civil-date'
import { todayOf } from '../../kernel/dates.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { buildCertificate } from '../../testing/build-certificate.ts'
import {
  buildExpert,
  certifyExpert,
  expertAnswers,
  type BuiltExpert,
} from '../../testing/build-expert.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { keepHouse } from '../../worker/keep-house.ts'

let test: TestProgram
let reviewer: Applicant
let cost: BuiltExpert
let water: BuiltExpert
let old: BuiltExpert

const site = () => test.sites[1]
const today = () => todayOf(test.clock)
const pool = 'expert'
const list = (filter: Partial<PoolFilter> = {}) =>
  reviewer.api.experts.list.query({ pool, ...filter })
const names = async (filter: Partial<PoolFilter> = {}) =>
  (await list(filter)).rows.map(({ name }) => name)

beforeAll(async () => {
  test = await startTestProgram()
  reviewer = await buildStaff(test, site(), 'secretariat-reviewer')
  cost = await buildExpert(test, site(), {
    name: '安示例',
    employer: '示例造价公司',
    validTo: [addDays(today(), 30), addDays(today(), 500)],
  })
  water = await buildExpert(test, site(), {
    name: '毕示例',
    specialities: ['water', 'cost'],
    regions: [
      ['140000', '140100'],
      ['410000', '410500'],
    ],
    home: ['410000', '410500'],
    title: 'professor-title',
    years: 'from-20',
  })
  old = await buildExpert(test, site(), { name: '蔡示例', validTo: [addDays(today(), -1)] })
})
afterAll(() => test.stop())

describe('the pool', () => {
  it('is searched by speciality, region, home, title, years and any part of a name', async () => {
    expect(await names()).toEqual([cost.name, water.name, old.name])
    expect(await names({ speciality: ['water'] })).toEqual([water.name])
    expect(await names({ speciality: ['water', 'cost'] })).toHaveLength(3)
    expect(await names({ region: ['410000'] })).toEqual([water.name])
    expect(await names({ region: ['140400'] })).toEqual([cost.name, old.name])
    expect(await names({ home: ['410500'] })).toEqual([water.name])
    expect(await names({ title: ['professor-title'], years: ['from-20'] })).toEqual([water.name])
    expect(await names({ title: ['professor-title'], years: ['from-10'] })).toEqual([])
    expect(await names({ search: '造价公' })).toEqual([cost.name])
  })

  it('says whose certificates run out, in numbers that agree with the list', async () => {
    const { rows, counts } = await list()
    expect(rows.map(({ lapse, lapsesOn }) => [lapse, lapsesOn])).toEqual([
      ['soon', addDays(today(), 30)],
      ['none', null],
      ['over', addDays(today(), -1)],
    ])
    expect(counts).toEqual({ all: 3, soon: 1, over: 1 })
    expect(await names({ lapse: 'soon' })).toEqual([cost.name])
    expect(await names({ lapse: 'over' })).toEqual([old.name])
  })

  it('comes page by page', async () => {
    const first = await reviewer.api.experts.list.query({ pool, limit: 2 })
    const second = await reviewer.api.experts.list.query({ pool, limit: 2, cursor: first.next })
    expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(await names())
    expect(second.next).toBeNull()
  })

  it('offers to narrow it by what somebody has, in words', async () => {
    const choices = await reviewer.api.experts.choices.query({ pool })
    expect(choices.specialities.map(({ label }) => label)).toEqual(['水利工程', '工程造价'])
    expect(choices.regions).toContainEqual({ code: '140400', label: '山西省长治市' })
  })

  it('follows what is certified, and lets go of those whose certificate was revoked', async () => {
    const changed = await buildExpert(test, site(), { name: '戴示例' })
    expect(await names({ search: '戴' })).toEqual(['戴示例'])
    const answers = expertAnswers({
      name: '戴示例',
      mobile: changed.mobile,
      employer: '新单位研究所',
    })
    await certifyExpert(test, site(), changed, answers)
    expect(await names({ search: '研究所' })).toEqual(['戴示例'])
    const { certificateId } = await buildCertificate(test, site(), {
      partyId: changed.partyId,
      number: 'ZJ-1',
    })
    const db = test.deps.database.tenantDb(site().tenantId)
    await db.certificate.updateMany({ where: { id: certificateId }, data: { typeSlug: 'expert' } })
    expect(await names({ search: '戴' })).toEqual(['戴示例'])
    await db.certificate.updateMany({
      where: { id: certificateId },
      data: { endedAt: test.clock.now(), endedBecause: 'revoked' },
    })
    expect(await names({ search: '戴' })).toEqual([])
  })

  it('shows an expert with the number masked and every certificate', async () => {
    const view = await reviewer.api.experts.get.query({ identityId: cost.identityId })
    expect(view).toMatchObject({
      name: cost.name,
      mobile: `${cost.mobile.slice(0, 3)}****${cost.mobile.slice(7)}`,
      home: '山西省长治市',
      specialities: ['工程造价'],
      certificates: [
        { title: '高级职称', number: '示例-0', lapse: 'soon' },
        { title: '高级职称', number: '示例-1', lapse: 'none' },
      ],
      draws: [],
    })
  })

  it('reads like missing where there is none, for whom it is not, and at the other association', async () => {
    const missing = await refusalOf(reviewer.api.experts.get.query({ identityId: randomUUID() }))
    expect(missing.code).toBe('not-found')
    const stranger = await buildStaff(test, test.sites[0], 'administrator')
    for (const ask of [
      () => reviewer.api.experts.list.query({ pool: 'person' }),
      () => stranger.api.experts.list.query({ pool }),
      () => stranger.api.experts.get.query({ identityId: cost.identityId }),
      () => stranger.api.experts.choices.query({ pool }),
    ])
      expect(await refusalOf(ask())).toEqual(missing)
  })
})

it('is known at the site of the association that has one, and at no other', async () => {
  const poolsAt = async (at: 0 | 1) =>
    (await test.visitor(test.sites[at]).api.site.get.query({})).pools
  expect(await poolsAt(1)).toEqual([{ slug: 'expert', label: '专家库' }])
  expect(await poolsAt(0)).toEqual([])
})

describe('a certificate that runs out', () => {
  const reminders = async () => {
    const { tenantId } = site()
    await keepHouse(test.deps, tenantId)
    return test.deps.database.tenantDb(tenantId).message.findMany({
      where: { template: 'certificate-lapses' },
      orderBy: { createdAt: 'asc' },
      select: { recipient: true, text: true },
    })
  }

  it('is told to its holder at each step once, and not once it is over', async () => {
    const first = await reminders()
    expect(first).toHaveLength(1)
    expect(first[0]).toMatchObject({ recipient: cost.mobile })
    expect(first[0]?.text).toContain('还有30天')
    expect(await reminders()).toHaveLength(1)
    test.clock.advance(17 * 86_400_000)
    expect((await reminders()).at(-1)?.text).toContain('还有13天')
    test.clock.advance(20 * 86_400_000)
    expect(await reminders()).toHaveLength(2)
  })
})
