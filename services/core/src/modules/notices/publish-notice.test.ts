import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Applicant } from '../../testing/build-case.ts'
import { buildMember, type BuiltMember } from '../../testing/build-member-unit.ts'
import { buildNotice, buildNoticeDraft } from '../../testing/build-notice.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { announceDue } from './announce-notice.ts'

let test: TestProgram
let writer: Applicant
let colleague: Applicant
let member: BuiltMember

beforeAll(async () => {
  // No worker of its own: the tests say when it looks.
  test = await startTestProgram({ ROLES: 'http' })
  const [site] = test.sites
  writer = await buildStaff(test, site, 'membership-reviewer', { userName: '林老师' })
  colleague = await buildStaff(test, site, 'administrator', { userName: '顾老师' })
  member = await buildMember(test, site, { branch: 'hydro' })
})
afterEach(closeLive)
afterAll(() => test.stop())

const isMine = async (noticeId: string) =>
  (await member.api.notices.mine.query({})).rows.some(({ id }) => id === noticeId)
const later = (minutes: number) =>
  new Date(test.clock.now().getTime() + minutes * 60_000).toISOString()

describe('two who write at once', () => {
  it('the second is told who was first, and nothing of the first is lost', async () => {
    const { noticeId, version } = await buildNoticeDraft(writer)
    const base = { noticeId, audience: { kind: 'members' as const }, pinned: false, withSms: false }
    const mine = { ...base, version, title: '甲写的', html: '<p>甲</p>' }
    const saved = await writer.api.notices.save.mutate(mine)
    const theirs = { ...base, version, title: '乙写的', html: '<p>乙</p>' }
    expect(await refusalOf(colleague.api.notices.save.mutate(theirs))).toMatchObject({
      code: 'notice.changed-meanwhile',
      details: { winner: '林老师' },
    })
    expect((await writer.api.notices.edit.query({ noticeId })).title).toBe('甲写的')
    // A retry after a lost answer says the same again, and is no conflict with itself.
    expect(await writer.api.notices.save.mutate(mine)).toEqual(saved)
  })

  it('of two who publish at once one does', async () => {
    const draft = await buildNoticeDraft(writer)
    const tries = [writer, colleague, writer].map(({ api }) =>
      api.notices.publish.mutate(draft).then(
        () => 'ok',
        () => 'refused',
      ),
    )
    expect((await Promise.all(tries)).toSorted()).toEqual(['ok', 'refused', 'refused'])
    const events = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .event.count({ where: { subjectId: draft.noticeId, kind: 'notice.published' } })
    expect(events).toBe(1)
  })
})

describe('publishing', () => {
  it('says what is missing', async () => {
    const empty = await buildNoticeDraft(writer, { title: '', html: '<p></p>' })
    expect(await refusalOf(writer.api.notices.publish.mutate(empty))).toMatchObject({
      code: 'notice.incomplete',
      details: { missing: '请填写标题；请填写正文，或添加附件' },
    })
  })

  it('reaches the screens of those it is for, live, and of nobody else', async () => {
    const outsider = await buildMember(test, test.sites[0], { branch: 'thermal' })
    const [theirs, others] = await Promise.all([openLive(member), openLive(outsider)])
    const branch = { kind: 'branches' as const, slugs: ['hydro'] }
    const first = await buildNotice(writer, { audience: branch })
    const second = await buildNotice(writer)
    const about = (id: string) => (event: { noticeId?: string | undefined }) =>
      event.noticeId === id
    expect((await theirs.heard(about(first))).kind).toBe('notice.published')
    await others.heard(about(second))
    expect(others.events.some(about(first))).toBe(false)
  })

  it('of a scheduled one happens at its instant by itself; it is announced once', async () => {
    const draft = await buildNoticeDraft(writer, { withSms: true })
    const at = later(60)
    await writer.api.notices.publish.mutate({ ...draft, at })
    const { noticeId } = draft
    expect(await isMine(noticeId)).toBe(false)
    const { tenantId } = test.sites[0]
    expect(await announceDue(test.deps, tenantId)).toBe(0)

    test.clock.advance(61 * 60_000)
    expect(await isMine(noticeId)).toBe(true)
    const at2 = await Promise.all([1, 2, 3].map(() => announceDue(test.deps, tenantId)))
    expect(at2.reduce((sum, each) => sum + each)).toBe(1)
    const rounds = await test.deps.database
      .tenantDb(tenantId)
      .noticeRound.findMany({ where: { noticeId }, select: { name: true } })
    expect(rounds).toEqual([{ name: 'announcement' }])
  })

  it('can be taken back before its instant, and refuses one that has passed', async () => {
    const draft = await buildNoticeDraft(writer)
    const past = later(-1)
    expect(
      await refusalOf(writer.api.notices.publish.mutate({ ...draft, at: past })),
    ).toMatchObject({
      code: 'notice.time-past',
    })
    await writer.api.notices.publish.mutate({ ...draft, at: later(5) })
    const { noticeId } = draft
    const scheduled = await writer.api.notices.edit.query({ noticeId })
    expect(scheduled).toMatchObject({ state: 'scheduled', can: { save: false, unschedule: true } })
    await writer.api.notices.unschedule.mutate({ noticeId, version: scheduled.version })
    test.clock.advance(6 * 60_000)
    expect(await isMine(noticeId)).toBe(false)
  })
})

describe('a notice that is out', () => {
  it('is not rewritten, neither by a page nor past it', async () => {
    const noticeId = await buildNotice(writer)
    const { version } = await writer.api.notices.edit.query({ noticeId })
    const change = writer.api.notices.save.mutate({
      ...{ noticeId, version, title: '改了', html: '<p>改了</p>' },
      ...{ audience: { kind: 'public' as const }, pinned: false, withSms: false },
    })
    expect((await refusalOf(change)).code).toBe('notice.action-not-allowed')
    const sql = test.deps.database.tenantSql(test.sites[0].tenantId)
    await expect(
      sql.query(`update notice set title = 'x' where tenant_id = current_tenant() and id = $1`, [
        noticeId,
      ]),
    ).rejects.toThrow('not rewritten')
    await expect(
      sql.query('delete from notice where tenant_id = current_tenant() and id = $1', [noticeId]),
    ).rejects.toThrow('stays')
  })

  it('withdrawn, reads as missing, and goes on as a draft of its own', async () => {
    const noticeId = await buildNotice(writer, { html: '<p>有误的</p>' })
    const { version } = await writer.api.notices.edit.query({ noticeId })
    await writer.api.notices.withdraw.mutate({ noticeId, version })
    expect((await refusalOf(member.api.notices.open.query({ noticeId }))).code).toBe('not-found')
    expect((await refusalOf(member.api.notices.markRead.mutate({ noticeId }))).code).toBe(
      'not-found',
    )
    expect(await isMine(noticeId)).toBe(false)
    const copy = await writer.api.notices.copy.mutate({ noticeId })
    expect(await writer.api.notices.edit.query(copy)).toMatchObject({
      state: 'draft',
      html: '<p>有误的</p>',
    })
    const listed = await writer.api.notices.list.query({ state: 'withdrawn' })
    expect(listed.rows.map(({ id }) => id)).toContain(noticeId)
  })

  it('pinned, stands first', async () => {
    const noticeId = await buildNotice(writer, { title: '置顶的' })
    await buildNotice(writer, { title: '更新的' })
    await writer.api.notices.pin.mutate({ noticeId, pinned: true })
    expect((await writer.api.notices.list.query({})).rows[0]?.id).toBe(noticeId)
    expect((await member.api.notices.mine.query({})).rows[0]?.id).toBe(noticeId)
  })
})

it('of another association, or without the right, is a missing page', async () => {
  const noticeId = await buildNotice(writer, { audience: { kind: 'public' } })
  const [site, other] = test.sites
  const stranger = await buildStaff(test, other, 'administrator')
  const secretary = await buildStaff(test, site, 'board-secretary')
  const ref = { noticeId, version: 2 }
  for (const { api } of [stranger, secretary, member])
    for (const ask of [
      () => api.notices.edit.query({ noticeId }),
      () => api.notices.withdraw.mutate(ref),
      () => api.notices.copy.mutate({ noticeId }),
      () => api.notices.reach.query({ noticeId }),
      () => api.notices.readers.query({ noticeId, read: true }),
      () => api.notices.remind.mutate({ noticeId }),
      () => api.notices.pin.mutate({ noticeId, pinned: true }),
    ])
      expect((await refusalOf(ask())).code).toBe('not-found')
  expect((await refusalOf(test.visitor(other).api.notices.read.query({ noticeId }))).code).toBe(
    'not-found',
  )
  expect((await refusalOf(stranger.api.notices.markRead.mutate({ noticeId }))).code).toBe(
    'not-found',
  )
})
