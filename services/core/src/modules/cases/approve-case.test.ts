import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import {
  buildSubmitted,
  decide,
  type Applicant,
  type CaseWishes,
} from '../../testing/build-case.ts'
import { buildSite, publish } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const db = (site: TestSite) => test.deps.database.tenantDb(site.tenantId)

/** One stage only, so that its pass approves. */
function oneStage(blueprint: BlueprintInput): void {
  const [join] = blueprint.applications
  if (join) join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug === 'review')
}

async function newSite(
  slug: string,
  change: (blueprint: BlueprintInput) => void = () => undefined,
): Promise<{ site: TestSite; reviewer: Applicant }> {
  const site = await buildSite(test, slug, (blueprint) => {
    oneStage(blueprint)
    change(blueprint)
  })
  return { site, reviewer: await buildStaff(test, site, 'reviewer') }
}

async function approve(
  { site, reviewer }: Awaited<ReturnType<typeof newSite>>,
  wishes: CaseWishes = {},
) {
  const built = await buildSubmitted(test, site, wishes)
  const decided = await decide(reviewer, built.caseId)
  const { partyId } = await db(site).case.findFirstOrThrow({ where: { id: built.caseId } })
  return { ...built, decided, partyId, member: await memberOf(site, partyId) }
}

async function memberOf(site: TestSite, partyId: string) {
  const { membershipPeriods, bills, ...member } = await db(site).member.findFirstOrThrow({
    where: { partyId },
    include: {
      membershipPeriods: { orderBy: { fromDate: 'asc' } },
      bills: { orderBy: { year: 'asc' } },
    },
  })
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return {
    ...member,
    joinedOn: day(member.joinedOn),
    periods: membershipPeriods.map(({ fromDate, toDate }) => [day(fromDate), day(toDate)]),
    bills: bills.map(({ year, amountFen, issuedOn }) => [year, Number(amountFen), day(issuedOn)]),
  }
}

/** Goes to an instant and answers the way back. */
function travelTo(instant: string): () => void {
  const ahead = Date.parse(instant) - test.clock.now().getTime()
  test.clock.advance(ahead)
  return () => test.clock.advance(-ahead)
}

describe('an approval', () => {
  it('makes number, period, bill, balanced postings, certificate and messages in one', async () => {
    const place = await newSite('whole')
    const { caseId, applicant, partyId, member, decided, answers } = await approve(place, {
      contactMobile: '13700000001',
      name: '整套单位',
    })
    expect(decided).toMatchObject({ state: 'approved', stage: null })
    const year = Number(member.joinedOn.slice(0, 4))
    expect(member).toMatchObject({
      number: `${year}-0001`,
      titleSlug: 'member',
      periods: [[member.joinedOn, `${year + 1}-01-01`]],
      bills: [[year, 100_000, member.joinedOn]],
    })
    const postings = await db(place.site).posting.findMany({
      select: { ledger: true, amountFen: true, entryId: true },
    })
    expect(postings.map(({ ledger, amountFen }) => [ledger, Number(amountFen)]).toSorted()).toEqual(
      [
        ['dues-income', -100_000],
        ['dues-receivable', 100_000],
      ],
    )
    expect(new Set(postings.map(({ entryId }) => entryId)).size).toBe(1)
    const certificate = await db(place.site).certificate.findFirstOrThrow({ where: { partyId } })
    expect(certificate).toMatchObject({
      number: `C${year}-00001`,
      caseId,
      facts: { name: '整套单位', memberNumber: member.number, titleLabel: '会员单位' },
    })
    expect(certificate.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
    const party = await db(place.site).party.findFirstOrThrow({ where: { id: partyId } })
    expect(party).toMatchObject({ name: '整套单位', creditCode: Object(answers.unit).creditCode })
    expect(await db(place.site).identityVersion.count({ where: { caseId } })).toBe(1)
    const messages = await db(place.site).message.findMany({
      where: { caseId, template: 'case-approved' },
    })
    expect(messages).toMatchObject([
      {
        channel: 'sms',
        recipient: '13700000001',
        text: `【示例】整套单位的入会申请已通过，会员号${member.number}。`,
      },
    ])
    const home = await applicant.api.member.home.query({})
    expect(home).toMatchObject({
      membership: { status: 'active', number: member.number },
      certificates: [{ status: 'valid' }],
      bills: [{ year, paidFen: 0, status: 'open' }],
    })
  })

  it('writes nothing at all where something in the middle fails', async () => {
    const place = await newSite('failing')
    const first = await approve(place)
    const year = first.member.number.slice(0, 4)
    // The next certificate's number is taken: what would be written after it, and before it, must not be.
    await db(place.site).certificate.updateMany({
      where: { partyId: first.partyId },
      data: { number: `C${year}-00002` },
    })
    const built = await buildSubmitted(test, place.site)
    // Of a message only that it is there: the worker sends those made before.
    const tables = [
      'cases',
      'case_step',
      'member',
      'membership_period',
      'bill',
      'posting',
      'certificate',
      '(select id, text from message)',
      'identity',
      'identity_version',
      'party',
      'number_counter',
      'event',
      'event_head',
    ]
    const snapshot = async () => {
      const rows = tables.map((table) =>
        test.deps.database
          .tenantSql(place.site.tenantId)
          .query(
            `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`,
          ),
      )
      return (await Promise.all(rows)).map((answer, at) => [tables[at], answer.rows[0]?.hash])
    }
    const before = await snapshot()
    const refusal = await refusalOf(decide(place.reviewer, built.caseId))
    expect(refusal).toMatchObject({ code: 'server.fault', details: {} })
    expect(refusal.message).not.toMatch(/certificate|unique|prisma/i)
    expect(await snapshot()).toEqual(before)
    await db(place.site).certificate.updateMany({
      where: { partyId: first.partyId },
      data: { number: 'C-moved' },
    })
    expect(await decide(place.reviewer, built.caseId)).toMatchObject({ state: 'approved' })
  })

  it('is refused for a credit code that was certified meanwhile, once of two at once', async () => {
    const place = await newSite('taken')
    const { creditCode } = { creditCode: '91350100M000100Y43' }
    const both = await Promise.all([
      buildSubmitted(test, place.site, { creditCode }),
      buildSubmitted(test, place.site, { creditCode }),
    ])
    expect(
      (await place.reviewer.api.review.open.query({ caseId: both[0].caseId })).duplicates,
    ).toMatchObject([{ kind: 'case' }])
    const sent = await Promise.allSettled(both.map(({ caseId }) => decide(place.reviewer, caseId)))
    const refused = sent.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(1)
    expect((await refusalOf(Promise.reject(refused[0]))).code).toBe('case.credit-code-taken')
    expect(await db(place.site).member.count()).toBe(1)
  })

  it('numbers fifteen at once without a gap or a pair', async () => {
    const place = await newSite('numbers')
    const cases = await Promise.all(
      Array.from({ length: 15 }, () => buildSubmitted(test, place.site)),
    )
    await Promise.all(cases.map(({ caseId }) => decide(place.reviewer, caseId)))
    const members = await db(place.site).member.findMany({ orderBy: { number: 'asc' } })
    expect(members.map(({ number }) => Number(number.slice(5)))).toEqual(
      Array.from({ length: 15 }, (_, n) => n + 1),
    )
  })
})

describe('the year', () => {
  it('is China’s: half past midnight in Shanghai is the new one', async () => {
    const place = await newSite(
      'year-edge',
      (blueprint) =>
        (blueprint.dues.schedules[0] = { ...at(blueprint.dues.schedules, 0), from: '2020-01-01' }),
    )
    const back = travelTo('2027-12-31T16:30:00Z')
    try {
      const { member, caseId } = await approve(place)
      expect(member).toMatchObject({
        number: '2028-0001',
        joinedOn: '2028-01-01',
        periods: [['2028-01-01', '2029-01-01']],
        bills: [[2028, 100_000, '2028-01-01']],
      })
      const certificate = await db(place.site).certificate.findFirstOrThrow({ where: { caseId } })
      expect(certificate).toMatchObject({
        number: 'C2028-00001',
        validFrom: new Date('2028-01-01'),
        validTo: new Date('2028-12-31'),
      })
    } finally {
      back()
    }
  })

  it('before midnight is the old one, owed whole', async () => {
    const place = await newSite('year-end')
    const back = travelTo('2027-12-31T15:59:00Z')
    try {
      expect((await approve(place)).member).toMatchObject({
        joinedOn: '2027-12-31',
        periods: [['2027-12-31', '2028-01-01']],
        bills: [[2027, 100_000, '2027-12-31']],
      })
    } finally {
      back()
    }
  })

  it('of the first bill is the next one from the day joinCutoff on', async () => {
    const place = await newSite(
      'cutoff',
      (blueprint) => (blueprint.dues.term = { kind: 'calendar-year', joinCutoff: '11-01' }),
    )
    const before = travelTo('2027-10-31T04:00:00Z')
    const early = await approve(place)
    expect(early.member).toMatchObject({
      periods: [['2027-10-31', '2028-01-01']],
      bills: [[2027, 100_000, '2027-10-31']],
    })
    before()
    const after = travelTo('2027-11-01T04:00:00Z')
    const late = await approve(place)
    after()
    expect(late.member).toMatchObject({
      periods: [['2027-11-01', '2029-01-01']],
      bills: [[2028, 100_000, '2027-11-01']],
    })
  })
})

describe('what a case does not pin', () => {
  it('is as the blueprint in force has it: dues, numbers and texts', async () => {
    const place = await newSite('in-force')
    const built = await buildSubmitted(test, place.site)
    await publish(
      test,
      place.site,
      exampleBlueprint((blueprint) => {
        oneStage(blueprint)
        at(blueprint.dues.schedules, 0).amounts.low = 300_000
        blueprint.memberNumberPattern = 'N{seq:3}'
        blueprint.messages.signature = '新签名'
        at(blueprint.dues.titles, 1).label = '普通会员'
      }),
    )
    await decide(place.reviewer, built.caseId)
    const { partyId } = await db(place.site).case.findFirstOrThrow({ where: { id: built.caseId } })
    const member = await memberOf(place.site, partyId)
    expect(member).toMatchObject({
      number: 'N001',
      bills: [[expect.any(Number), 300_000, member.joinedOn]],
    })
    const [message] = await db(place.site).message.findMany({
      where: { caseId: built.caseId, template: 'case-approved' },
    })
    expect(message?.text).toContain('【新签名】')
    expect(await db(place.site).certificate.findFirstOrThrow({ where: { partyId } })).toMatchObject(
      { facts: { titleLabel: '普通会员' } },
    )
  })
})

describe('membership that begins with the payment', () => {
  it('has a number and a bill, no period and no certificate yet, and is not applied for twice', async () => {
    const place = await newSite(
      'on-payment',
      (blueprint) => (blueprint.dues.membershipStarts = 'on-payment'),
    )
    const { member, applicant, partyId } = await approve(place)
    expect(member).toMatchObject({
      periods: [],
      bills: [[expect.any(Number), 100_000, member.joinedOn]],
    })
    expect(await db(place.site).certificate.count({ where: { partyId } })).toBe(0)
    expect((await applicant.api.member.home.query({})).membership?.status).toBe('upcoming')
    expect((await refusalOf(applicant.api.cases.start.mutate({ application: 'join' }))).code).toBe(
      'case.awaits-payment',
    )
  })
})

describe('a member whose membership lapsed', () => {
  it('joins again under the same number, with a new period and bill', async () => {
    const place = await newSite('again')
    const { member, applicant, partyId, answers } = await approve(place)
    const back = travelTo('2029-03-05T04:00:00Z')
    try {
      expect((await applicant.api.member.home.query({})).membership?.status).toBe('lapsed')
      const again = await buildSubmitted(test, place.site, {
        applicant,
        creditCode: String(Object(answers.unit).creditCode),
      })
      await decide(place.reviewer, again.caseId)
      const now = await memberOf(place.site, partyId)
      expect(now).toMatchObject({
        number: member.number,
        joinedOn: member.joinedOn,
        periods: [member.periods[0], ['2029-03-05', '2030-01-01']],
      })
      expect(now.bills.map(([year]) => year)).toEqual([...member.bills.map(([year]) => year), 2029])
      const certificates = await db(place.site).certificate.findMany({
        where: { partyId },
        orderBy: { issuedOn: 'asc' },
      })
      expect(certificates.map(({ endedBecause }) => endedBecause)).toEqual(['replaced', null])
    } finally {
      back()
    }
  })
})

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error('the example has it')
  return found
}
