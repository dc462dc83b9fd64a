import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@guildhall/domain/time/civil-date'
import { todayOf } from '../../kernel/dates.ts'
import { signedInClient } from '../../testing/build-account.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { buildCertificate } from '../../testing/build-certificate.ts'
import { buildMember } from '../../testing/build-member.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { keepHouse } from '../../worker/keep-house.ts'
import { chineseOrdinal } from './plan-term.ts'

let test: TestProgram
let site: TestSite
let secretary: Applicant
let ordinal = 0
const resolution = { title: '第二次会员代表大会决议', date: '2026-11-01', reference: '〔2026〕8号' }

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
  secretary = await buildStaff(test, site, 'board-secretary')
})
afterAll(() => test.stop())

const council = () => secretary.api.council
const today = () => todayOf(test.deps.clock)
const titleOf = async (memberId: string) =>
  (
    await test.deps.database
      .tenantDb(site.tenantId)
      .member.findFirstOrThrow({ where: { id: memberId } })
  ).titleSlug

/** A planned term from a day on, with seats of these titles. */
async function plan(from: string, seats: Record<string, string>): Promise<string> {
  ordinal += 1
  const { termId } = await council().plan.mutate({
    ordinal,
    from,
    to: addDays(from, 1500),
    copy: false,
  })
  for (const [memberId, title] of Object.entries(seats))
    await council().saveSeat.mutate({
      termId,
      memberId,
      title,
      representative: '周行',
      position: '总经理',
    })
  return termId
}

async function confirm(termId: string) {
  const { version } = await council().term.query({ termId })
  return council().confirm.mutate({ termId, version, resolution })
}

describe('换届', () => {
  it('gives the titles of its list from its first day, and takes those of who is not on it', async () => {
    const [rises, stays, falls] = await Promise.all([
      buildMember(test, site),
      buildMember(test, site, { title: 'council' }),
      buildMember(test, site, { title: 'standing-council' }),
    ])
    await buildCertificate(test, site, rises)
    const termId = await plan(today(), {
      [rises.memberId]: 'vice-president',
      [stays.memberId]: 'council',
    })
    const view = await council().term.query({ termId })
    expect(view.leaving.map(({ memberId }) => memberId)).toContain(falls.memberId)
    expect(view.rows.find((row) => row.memberId === stays.memberId)).toMatchObject({
      before: '理事单位',
      representative: '周行',
    })
    await confirm(termId)
    expect(
      await Promise.all([rises, stays, falls].map(({ memberId }) => titleOf(memberId))),
    ).toEqual(['vice-president', 'council', 'ordinary'])
    const held = await test.deps.database.tenantDb(site.tenantId).certificate.findFirstOrThrow({
      where: { partyId: rises.partyId, endedAt: null },
    })
    expect(held.facts).toMatchObject({ titleLabel: '副会长单位' })
    const { terms } = await council().list.query({})
    expect(terms.find((term) => term.id === termId)).toMatchObject({ current: true, seats: 2 })
    const events = await test.deps.database.tenantDb(site.tenantId).event.findMany({
      where: { subjectId: rises.memberId, kind: 'member.title-changed' },
    })
    expect(events.map(({ facts }) => facts)).toMatchObject([
      { title: 'vice-president', before: 'ordinary' },
    ])
  })

  it('for a later day takes effect on that day by the keeper of the house, not before', async () => {
    const { memberId } = await buildMember(test, site)
    await confirm(await plan(addDays(today(), 30), { [memberId]: 'council' }))
    await keepHouse(test.deps, site.tenantId)
    expect(await titleOf(memberId)).toBe('ordinary')
    const then = { now: () => new Date(test.deps.clock.now().getTime() + 30 * 86_400_000) }
    await keepHouse({ ...test.deps, clock: then }, site.tenantId)
    expect(await titleOf(memberId)).toBe('council')
    await keepHouse(test.deps, site.tenantId)
  })

  it('changes no bill that was issued', async () => {
    const { memberId } = await buildMember(test, site)
    const db = test.deps.database.tenantDb(site.tenantId)
    const bill = { memberId, year: 2026, titleSlug: 'ordinary', duesClassSlug: 'ordinary' }
    const day = new Date('2026-01-05T00:00:00Z')
    await db.bill.create({
      data: { ...bill, id: randomUUID(), amountFen: 1_000_000n, issuedOn: day, dueOn: day },
    })
    await confirm(await plan(addDays(today(), 60), { [memberId]: 'council' }))
    expect(await db.bill.findMany({ where: { memberId } })).toMatchObject([bill])
  })

  it('is confirmed once, on the list as it was seen, and never without one', async () => {
    const { memberId } = await buildMember(test, site)
    const empty = await plan(addDays(today(), 90), {})
    const refused = async (termId: string, version: number) =>
      (await refusalOf(council().confirm.mutate({ termId, version, resolution }))).code
    expect(await refused(empty, 0)).toBe('council.no-seats')
    const termId = await plan(addDays(today(), 100), { [memberId]: 'council' })
    expect(await refused(termId, 0)).toBe('council.changed-meanwhile')
    const { version } = await council().term.query({ termId })
    const both = await Promise.allSettled(
      [1, 2].map(() => council().confirm.mutate({ termId, version, resolution })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await refused(termId, version + 1)).toBe('council.confirmed')
    const change = { termId, memberId, representative: '吴新', position: '董事长' }
    await council().saveSeat.mutate({ ...change, title: 'council' })
    expect(
      (await refusalOf(council().saveSeat.mutate({ ...change, title: 'president' }))).code,
    ).toBe('council.confirmed')
    expect((await refusalOf(council().removeSeat.mutate({ termId, memberId }))).code).toBe(
      'council.confirmed',
    )
  })

  it('can’t begin before a title that a member got since', async () => {
    const { memberId } = await buildMember(test, site, { name: '后来升级公司' })
    await confirm(await plan(addDays(today(), 200), { [memberId]: 'council' }))
    const termId = await plan(addDays(today(), 150), { [memberId]: 'vice-president' })
    const { version } = await council().term.query({ termId })
    const refusal = await refusalOf(council().confirm.mutate({ termId, version, resolution }))
    expect(refusal).toMatchObject({ code: 'council.later-title' })
    expect(refusal.message).toContain('后来升级公司')
  })

  it('takes a number once and dates in order', async () => {
    const dates = { from: '2031-01-01', to: '2036-01-01', copy: false }
    ordinal += 1
    await council().plan.mutate({ ordinal, ...dates })
    expect((await refusalOf(council().plan.mutate({ ordinal, ...dates }))).code).toBe(
      'council.ordinal-taken',
    )
    const backwards = { ...dates, to: '2030-01-01', ordinal: ordinal + 50 }
    expect((await refusalOf(council().plan.mutate(backwards))).code).toBe('council.dates')
    expect([1, 10, 11, 20, 32].map(chineseOrdinal)).toEqual(['一', '十', '十一', '二十', '三十二'])
  })

  it('of another association, or without the right, reads like a missing one', async () => {
    const { memberId } = await buildMember(test, site)
    const termId = await plan(addDays(today(), 300), { [memberId]: 'council' })
    const other = await buildStaff(test, test.sites[1], 'administrator')
    const visitor = await signedInClient(test, site)
    for (const { api } of [other, visitor]) {
      const tries = [
        api.council.term.query({ termId }),
        api.council.removeSeat.mutate({ termId, memberId }),
        api.council.confirm.mutate({ termId, version: 1, resolution }),
      ]
      const refusals = await Promise.all(tries.map((one) => refusalOf(one)))
      expect(refusals.map(({ code }) => code)).toEqual(['not-found', 'not-found', 'not-found'])
    }
    const theirs = await other.api.council.plan.mutate({
      ordinal: 1,
      from: '2027-01-01',
      to: '2031-01-01',
      copy: true,
    })
    const foreign = { ...theirs, memberId, title: 'council' }
    expect((await refusalOf(other.api.council.saveSeat.mutate(foreign))).code).toBe('not-found')
  })
})

describe('the lists', () => {
  it('hold who sits in a body today, with the person, and whose membership runs', async () => {
    const [sits, lapsed] = await Promise.all([
      buildMember(test, site, { title: 'president', name: '在任会长公司' }),
      buildMember(test, site, { title: 'president', name: '已退会公司', until: today() }),
    ])
    const body = await council().body.query({ body: 'standing-council' })
    expect(body.label).toBe('常务理事会')
    const ids = body.rows.map(({ memberId }) => memberId)
    expect(ids).toContain(sits.memberId)
    expect(ids).not.toContain(lapsed.memberId)
    const { bodies } = await council().list.query({})
    expect(bodies.find(({ slug }) => slug === 'standing-council')?.members).toBe(body.rows.length)
  })

  it('go out as a spreadsheet, on record, to those alone who may', async () => {
    const answer = await secretary.send({ path: '/council/council.xlsx' })
    expect(answer.status).toBe(200)
    const { sheets } = await readXlsx(new Uint8Array(answer.body))
    const { rows } = await council().body.query({ body: 'council' })
    expect(sheets[0]?.rows).toHaveLength(rows.length + 1)
    const reviewer = await buildStaff(test, site, 'membership-reviewer')
    for (const path of ['/council/council.xlsx', '/council/none.xlsx'])
      expect((await reviewer.send({ path })).status).toBe(404)
    expect((await secretary.send({ path: '/council/none.xlsx' })).status).toBe(404)
  })
})
