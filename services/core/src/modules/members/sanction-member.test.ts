import { randomUUID } from 'node:crypto'
import { addDays } from '@guildhall/domain/time/civil-date'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { todayOf } from '../../kernel/dates.ts'

let test: TestProgram
let site: TestSite
let first: Applicant
let second: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'sanctions', (blueprint) => {
    const [join] = blueprint.applications
    if (join) join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug === 'review')
    blueprint.roles.push({
      ...{ slug: 'keeper', label: '会员管理员' },
      permissions: ['members.see', 'members.manage', 'personal-data.unmask'],
    })
    blueprint.roles.push({ slug: 'reader', label: '查看', permissions: ['members.see'] })
  })
  first = await buildStaff(test, site, 'keeper', { userName: '甲管理员' })
  second = await buildStaff(test, site, 'keeper', { userName: '乙管理员' })
})
afterAll(() => test.stop())

const today = () => todayOf(test.clock)
const db = () => test.deps.database.tenantDb(site.tenantId)
const reason = '连续两年未交会费'

/** A unit that was admitted, with the one who acts for it. */
async function buildMember(name: string) {
  const { applicant, caseId } = await buildSubmitted(test, site, { name })
  await decide(await buildStaff(test, site, 'reviewer'), caseId)
  const { id: memberId } = await db().member.findFirstOrThrow({ where: { name } })
  const { code } = await db().certificate.findFirstOrThrow({ where: { caseId } })
  const verify = async () => test.visitor(site).api.site.verifyByCode.query({ code })
  const see = () => first.api.members.get.query({ memberId })
  return { applicant, memberId, verify, see }
}

const messagesTo = (name: string) =>
  db().message.findMany({
    where: { text: { contains: name }, channel: 'sms', NOT: { template: { startsWith: 'case' } } },
    orderBy: { createdAt: 'asc' },
    select: { template: true, text: true },
  })

describe('a suspension', () => {
  it('holds until it is resumed: at verification, on the member’s side, in messages and history', async () => {
    const { applicant, memberId, verify, see } = await buildMember('暂停单位')
    await first.api.members.suspend.mutate({ memberId, from: today(), reason })
    expect((await see()).status).toBe('suspended')
    expect(await verify()).toMatchObject({ outcome: 'suspended' })
    const home = await applicant.api.member.home.query({})
    const appealUntil = addWorkingDays(today(), 10)
    expect(home.membership).toMatchObject({
      status: 'suspended',
      sanction: { kind: 'suspension', reason, canAppealUntil: appealUntil },
    })
    expect(home.certificates[0]?.status).toBe('suspended')

    await first.api.members.resume.mutate({ memberId, reason: '会费已经交清' })
    expect((await see()).status).toBe('active')
    expect(await verify()).toMatchObject({ outcome: 'valid' })
    const { timeline, can } = await see()
    expect(timeline.slice(0, 2).map(({ what, who }) => [what, who])).toEqual([
      ['会籍恢复', '甲管理员'],
      [`会籍暂停，自 ${today()} 起`, '甲管理员'],
    ])
    expect(can.actions).toEqual(['suspend', 'expel'])
    const told = await messagesTo('暂停单位')
    expect(told.map(({ template }) => template)).toEqual(['member-suspended', 'member-resumed'])
  })

  it('may be for a time, and then ends by itself', async () => {
    const { memberId, see, verify } = await buildMember('定期暂停单位')
    const [from, to] = [addDays(today(), 1), addDays(today(), 3)]
    await first.api.members.suspend.mutate({ memberId, from, to, reason })
    const seen: string[] = []
    for (let days = 0; days < 4; days += 1) {
      seen.push((await see()).status)
      test.clock.advance(86_400_000)
    }
    expect(seen).toEqual(['active', 'suspended', 'suspended', 'active'])
    expect(await verify()).toMatchObject({ outcome: 'valid' })
    test.clock.advance(-4 * 86_400_000)
  })

  it('is made once by two at once, and not twice', async () => {
    const { memberId } = await buildMember('两人同办单位')
    const both = await Promise.allSettled(
      [first, second].map(({ api }) =>
        api.members.suspend.mutate({ memberId, from: today(), reason }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await db().membershipSanction.count({ where: { memberId } })).toBe(1)
    const again = first.api.members.suspend.mutate({ memberId, from: today(), reason })
    expect(await refusalOf(again)).toMatchObject({ code: 'member.action-not-allowed' })
  })

  it('is refused without a reason, in the past, or ending before it begins', async () => {
    const { memberId } = await buildMember('写错日期单位')
    const suspend = (change: object) =>
      refusalOf(first.api.members.suspend.mutate({ memberId, from: today(), reason, ...change }))
    expect(await suspend({ reason: '略' })).toMatchObject({ code: 'request.invalid' })
    expect(await suspend({ from: addDays(today(), -1) })).toMatchObject({
      code: 'member.date-past',
    })
    expect(await suspend({ to: today() })).toMatchObject({ code: 'member.date-order' })
  })

  it('is nobody’s to make but who manages members here, and of other units', async () => {
    const { applicant, memberId } = await buildMember('别人管不着单位')
    const reader = await buildStaff(test, site, 'reader')
    const elsewhere = await buildStaff(test, test.sites[0], 'administrator')
    for (const { api } of [reader, elsewhere, applicant])
      expect(
        await refusalOf(api.members.suspend.mutate({ memberId, from: today(), reason })),
      ).toMatchObject({ code: 'not-found' })
    for (const { api } of [elsewhere, applicant])
      expect(await refusalOf(api.members.get.query({ memberId }))).toMatchObject({
        code: 'not-found',
      })
    expect(await refusalOf(first.api.members.get.query({ memberId: randomUUID() }))).toMatchObject({
      code: 'not-found',
    })
    await db().roleGrant.create({
      data: { id: randomUUID(), accountId: applicant.account.id, role: 'keeper' },
    })
    const own = applicant.api.members.suspend.mutate({ memberId, from: today(), reason })
    expect(await refusalOf(own)).toMatchObject({ code: 'member.own-unit' })
  })
})

describe('an expulsion', () => {
  const resolution = '第五届理事会第三次会议决议'

  it('ends periods and certificate at its day, and leaves bills as they are', async () => {
    const { memberId, see, verify, applicant } = await buildMember('除名单位')
    const before = await see()
    const from = addDays(today(), 5)
    await first.api.members.expel.mutate({ memberId, from, reason, resolution })
    expect([(await see()).status, (await verify()).outcome]).toEqual(['active', 'valid'])
    test.clock.advance(5 * 86_400_000)
    const after = await see()
    expect([after.status, after.endedOn]).toEqual(['expelled', from])
    expect(after.periods[0]).toMatchObject({ through: addDays(from, -1) })
    expect(await verify()).toMatchObject({ outcome: 'revoked', endedOn: from })
    expect(after.bills.map(({ amountFen }) => amountFen)).toEqual(
      before.bills.map(({ amountFen }) => amountFen),
    )
    expect((await applicant.api.member.home.query({})).membership?.status).toBe('expelled')
    expect(after.can.actions).toEqual([])
    test.clock.advance(-5 * 86_400_000)
  })

  it('is undone by an appeal that somebody else upholds, with the periods as they were', async () => {
    const { applicant, memberId, see, verify } = await buildMember('申诉单位')
    const { periods } = await see()
    const { sanctionId } = await first.api.members.expel.mutate({
      ...{ memberId, from: today(), reason, resolution },
    })
    const text = '会费已于去年十二月汇出，附汇款凭证。'
    const stranger = await signedInClient(test, site)
    expect(await refusalOf(stranger.api.member.appeal.mutate({ sanctionId, text }))).toMatchObject({
      code: 'not-found',
    })
    await applicant.api.member.appeal.mutate({ sanctionId, text })
    expect(await refusalOf(applicant.api.member.appeal.mutate({ sanctionId, text }))).toMatchObject(
      { code: 'appeal.closed' },
    )

    const decision = { sanctionId, outcome: 'upheld' as const, reason: '凭证属实' }
    expect(await refusalOf(first.api.members.decideAppeal.mutate(decision))).toMatchObject({
      code: 'appeal.second-person',
    })
    expect((await second.api.members.get.query({ memberId })).sanctions[0]).toMatchObject({
      canDecide: true,
      appeal: { text, outcome: null },
    })
    await second.api.members.decideAppeal.mutate(decision)
    expect(await refusalOf(second.api.members.decideAppeal.mutate(decision))).toMatchObject({
      code: 'appeal.decided',
    })
    expect(await see()).toMatchObject({ status: 'active', periods })
    expect(await verify()).toMatchObject({ outcome: 'valid' })
    const { sanctions } = await applicant.api.member.sanctions.query({})
    expect(sanctions[0]).toMatchObject({ inForce: false, by: '', appeal: { outcome: 'upheld' } })
  })

  it('stands where the appeal is dismissed, and cannot be appealed against too late', async () => {
    const { applicant, memberId, see } = await buildMember('维持单位')
    const { sanctionId } = await first.api.members.expel.mutate({
      ...{ memberId, from: today(), reason, resolution },
    })
    const appeal = () =>
      applicant.api.member.appeal.mutate({ sanctionId, text: '请重新核对我们的缴费记录。' })
    const late = Date.parse(addWorkingDays(today(), 10)) - Date.parse(today()) + 86_400_000
    test.clock.advance(late)
    expect(await refusalOf(appeal())).toMatchObject({ code: 'appeal.closed' })
    test.clock.advance(-86_400_000)
    await appeal()
    await second.api.members.decideAppeal.mutate({
      ...{ sanctionId, outcome: 'dismissed', reason: '核对无误，维持原决定' },
    })
    expect((await see()).status).toBe('expelled')
    test.clock.advance(86_400_000 - late)
  })
})

describe('what is written about a member', () => {
  it('is kept under the author’s name, and a masked number is shown for a reason alone', async () => {
    const { memberId, see, applicant } = await buildMember('备注单位')
    const reader = await buildStaff(test, site, 'reader', { userName: '丙' })
    await reader.api.members.addNote.mutate({ memberId, text: '电话约好下周来访。' })
    const { notes, mandates, facts, can } = await see()
    expect(notes[0]).toMatchObject({ text: '电话约好下周来访。', by: '丙' })
    expect(mandates[0]?.mobile).toMatch(/^185\*{4}\d{4}$/)
    expect(can.unmask).toBe(true)
    const look = { memberId, path: `account:${applicant.account.id}`, reason: '核对联系人身份' }
    expect(await first.api.members.unmask.mutate(look)).toEqual({
      value: applicant.account.mobile,
    })
    expect(await refusalOf(reader.api.members.unmask.mutate(look))).toMatchObject({
      code: 'not-found',
    })
    const masked = facts.find((fact) => fact.masked)
    if (masked) {
      const { value } = await first.api.members.unmask.mutate({ ...look, path: masked.path })
      expect(value).not.toContain('*')
    }
    expect((await see()).timeline[0]).toMatchObject({ note: '事由：核对联系人身份' })
  })
})
