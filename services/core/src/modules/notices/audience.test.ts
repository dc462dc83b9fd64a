import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NoticeAudience } from '@guildhall/contract/notices'
import type { Applicant } from '../../testing/build-case.ts'
import { buildMember, payBill, type BuiltMember } from '../../testing/build-member-unit.ts'
import { buildNotice, buildNoticeDraft } from '../../testing/build-notice.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { signedInClient } from '../../testing/build-account.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import type { TestClient } from '../../testing/test-client.ts'

let test: TestProgram
let writer: Applicant
const people: Record<string, TestClient> = {}
let council: BuiltMember
let debtor: BuiltMember

beforeAll(async () => {
  test = await startTestProgram()
  const [site, other] = test.sites
  writer = await buildStaff(test, site, 'membership-reviewer', { userName: '林老师' })
  council = await buildMember(test, site, { title: 'council' })
  debtor = await buildMember(test, site, { running: false, owes: 2026 })
  people['理事单位'] = council
  people['水电分会的会员'] = await buildMember(test, site, { branch: 'hydro' })
  people['会籍已终止、欠费的'] = debtor
  people['刚注册的'] = await signedInClient(test, site)
  people['外面的人'] = test.visitor(site)
  people['另一协会的会员'] = await buildMember(test, other)
})
afterAll(() => test.stop())

/** Who of all can read a notice. */
async function readers(noticeId: string): Promise<string[]> {
  const can = await Promise.all(
    Object.entries(people).map(async ([who, { api }]) => {
      const opened = who === '外面的人' ? api.notices.read : api.notices.open
      const found = await opened.query({ noticeId }).catch(() => null)
      return found ? [who] : []
    }),
  )
  return can.flat()
}

describe('a notice is read by whom it is for, and by nobody else', () => {
  const members = ['理事单位', '水电分会的会员']
  const here = [...members, '会籍已终止、欠费的', '刚注册的', '外面的人']
  const cases: { audience: NoticeAudience; who: string[] }[] = [
    { audience: { kind: 'public' }, who: here },
    { audience: { kind: 'members' }, who: members },
    { audience: { kind: 'titles', slugs: ['council', 'president'] }, who: ['理事单位'] },
    { audience: { kind: 'branches', slugs: ['hydro'] }, who: ['水电分会的会员'] },
    { audience: { kind: 'owing', year: 2026 }, who: ['会籍已终止、欠费的'] },
    { audience: { kind: 'owing', year: 2025 }, who: [] },
  ]
  it.each(cases)('$audience', async ({ audience, who }) => {
    const noticeId = await buildNotice(writer, { audience })
    expect(await readers(noticeId)).toEqual(who)
    const { rows } = await council.api.notices.mine.query({})
    expect(rows.some(({ id }) => id === noticeId)).toBe(who.includes('理事单位'))
    const open = await people['外面的人']!.api.notices.published.query({})
    expect(open.rows.some(({ id }) => id === noticeId)).toBe(who.includes('外面的人'))
  })

  it('to those who owe, until they have paid', async () => {
    const noticeId = await buildNotice(writer, { audience: { kind: 'owing', year: 2026 } })
    expect((await debtor.api.notices.unread.query({})).count).toBeGreaterThan(0)
    await payBill(test, test.sites[0], debtor.memberId)
    expect(await refusalOf(debtor.api.notices.open.query({ noticeId }))).toMatchObject({
      code: 'not-found',
    })
  })

  it('is not found to a member who has left the branch since', async () => {
    const [site] = test.sites
    const noticeId = await buildNotice(writer, {
      audience: { kind: 'branches', slugs: ['nuclear'] },
    })
    const moved = await buildMember(test, site, { branch: 'nuclear' })
    await moved.api.notices.open.query({ noticeId })
    await test.deps.database
      .tenantDb(site.tenantId)
      .member.updateMany({ where: { id: moved.memberId }, data: { branchSlug: 'hydro' } })
    expect((await refusalOf(moved.api.notices.open.query({ noticeId }))).code).toBe('not-found')
  })
})

describe('before publishing', () => {
  it('counts whom a draft would reach, with and without a login', async () => {
    const [site] = test.sites
    const unit = await buildMember(test, site, { title: 'standing-council' })
    const gone = await buildMember(test, site, { title: 'standing-council' })
    await test.deps.database.tenantDb(site.tenantId).mandate.updateMany({
      where: { partyId: gone.partyId },
      data: { toDate: new Date('2020-01-01') },
    })
    const audience = { kind: 'titles' as const, slugs: ['standing-council'] }
    const { noticeId } = await buildNoticeDraft(writer, { audience })
    expect(await writer.api.notices.reach.query({ noticeId })).toEqual({
      units: 2,
      withoutLogin: 1,
      mobiles: 1,
    })
    expect((await refusalOf(unit.api.notices.open.query({ noticeId }))).code).toBe('not-found')
  })

  it('refuses a title or a branch that the association does not have, and one to nobody', async () => {
    const unknown = { kind: 'branches' as const, slugs: ['moon'] }
    expect((await refusalOf(buildNoticeDraft(writer, { audience: unknown }))).code).toBe(
      'not-found',
    )
    const nobody = await buildNoticeDraft(writer, { audience: { kind: 'titles', slugs: [] } })
    expect(await refusalOf(writer.api.notices.publish.mutate(nobody))).toMatchObject({
      code: 'notice.incomplete',
    })
  })
})
