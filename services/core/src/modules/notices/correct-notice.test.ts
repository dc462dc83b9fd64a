import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Applicant } from '../../testing/build-case.ts'
import { buildMember, type BuiltMember } from '../../testing/build-member-unit.ts'
import { buildNotice, buildNoticeDraft } from '../../testing/build-notice.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { sendRounds } from './send-rounds.ts'

let test: TestProgram
let writer: Applicant
let member: BuiltMember

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  const [site] = test.sites
  writer = await buildStaff(test, site, 'membership-reviewer', { userName: '林老师' })
  member = await buildMember(test, site, { branch: 'hydro' })
})
afterEach(closeLive)
afterAll(() => test.stop())

const audience = { kind: 'branches' as const, slugs: ['hydro'] }
const db = () => test.deps.database.tenantDb(test.sites[0].tenantId)
const edit = (noticeId: string) => writer.api.notices.edit.query({ noticeId })
const unread = async () => (await member.api.notices.unread.query({})).count

const said = {
  title: '年会改在五月举行',
  html: '<p>请各单位于五月派人参加。</p><script>alert(1)</script>',
  reason: '会期由四月改为五月',
}
type Again = 'nobody' | 'unread' | 'sms'
async function correct(noticeId: string, again: Again = 'nobody', change: object = {}) {
  const { version } = await edit(noticeId)
  test.clock.advance(60_000)
  return writer.api.notices.correct.mutate({ noticeId, version, ...said, again, ...change })
}

describe('a published notice that is corrected', () => {
  it('says the new words and since when, and keeps the old ones word for word', async () => {
    const noticeId = await buildNotice(writer, { audience })
    await member.api.notices.markRead.mutate({ noticeId })
    const before = await unread()
    const listener = await openLive(member)
    await correct(noticeId)
    await listener.heard(({ kind }) => kind === 'notice.corrected')
    const shown = await member.api.notices.open.query({ noticeId })
    expect(shown).toMatchObject({
      title: said.title,
      html: '<p>请各单位于五月派人参加。</p>',
      correction: said.reason,
      correctedAt: expect.any(String),
    })
    expect(await unread()).toBe(before)
    const { rows } = await member.api.notices.mine.query({})
    expect(rows.find(({ id }) => id === noticeId)?.correctedAt).toBe(shown.correctedAt)
    await correct(noticeId, 'nobody', { title: '年会改在六月举行' })
    const { editions } = await edit(noticeId)
    expect(editions.map(({ number, title, by, reason }) => [number, title, by, reason])).toEqual([
      [2, said.title, '林老师', said.reason],
      [1, '关于召开年会的通知', '林老师', said.reason],
    ])
    expect(editions[1]?.shown).toBe('<p>请各单位派人参加。</p>')
    const events = await db().event.count({
      where: { subjectId: noticeId, kind: 'notice.corrected' },
    })
    expect(events).toBe(2)
  })

  it('is unread again for all where they are told again, by SMS too, each once', async () => {
    const noticeId = await buildNotice(writer, { audience })
    await member.api.notices.markRead.mutate({ noticeId })
    const before = await unread()
    await correct(noticeId, 'sms')
    expect(await unread()).toBe(before + 1)
    expect(await writer.api.notices.readers.query({ noticeId, read: true })).toMatchObject({
      read: 0,
    })
    await sendRounds(test.deps, test.sites[0].tenantId)
    await sendRounds(test.deps, test.sites[0].tenantId)
    const messages = await db().message.findMany({
      where: { dedupeKey: { startsWith: `notice:${noticeId}:` } },
      select: { recipient: true, text: true },
    })
    expect(messages.map(({ recipient }) => recipient)).toEqual([member.account.mobile])
    expect(messages[0]?.text).toContain(`（更正）${said.title}`)
    await member.api.notices.markRead.mutate({ noticeId })
    await member.api.notices.markRead.mutate({ noticeId })
    expect(await unread()).toBe(before)
    expect(await writer.api.notices.readers.query({ noticeId, read: true })).toMatchObject({
      read: 1,
    })
  })

  it('takes a reason and a change, and only where it is out', async () => {
    const noticeId = await buildNotice(writer, { audience })
    const same = { title: '关于召开年会的通知', html: '<p>请各单位派人参加。</p>' }
    expect(await refusalOf(correct(noticeId, 'nobody', same))).toMatchObject({
      code: 'notice.nothing-changed',
    })
    expect((await refusalOf(correct(noticeId, 'nobody', { reason: '错' }))).problems).toMatchObject(
      [{ path: 'reason' }],
    )
    const { noticeId: draft } = await buildNoticeDraft(writer)
    expect((await refusalOf(correct(draft))).code).toBe('notice.action-not-allowed')
    const { version } = await edit(noticeId)
    await writer.api.notices.withdraw.mutate({ noticeId, version })
    expect((await refusalOf(correct(noticeId))).code).toBe('notice.action-not-allowed')
  })

  it('is corrected by one of two at once, and by nobody of another association', async () => {
    const noticeId = await buildNotice(writer, { audience })
    const { version } = await edit(noticeId)
    const input = { noticeId, version, ...said, again: 'nobody' as const }
    const both = await Promise.allSettled(
      [1, 2].map(() => writer.api.notices.correct.mutate(input)),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await edit(noticeId)).editions).toHaveLength(1)
    const stranger = await buildStaff(test, test.sites[1], 'reviewer')
    for (const { api } of [stranger, member])
      expect((await refusalOf(api.notices.correct.mutate(input))).code).toBe('not-found')
  })

  it('is not rewritten in the database, with no edition kept or another’s words in it', async () => {
    const noticeId = await buildNotice(writer, { audience })
    const rewritten = db().notice.updateMany({
      where: { id: noticeId },
      data: { title: '另一个标题', corrections: 1, correctedAt: new Date(), correction: '更正' },
    })
    await expect(rewritten).rejects.toThrow(/GH042|not rewritten/)
    await correct(noticeId)
    await expect(
      db().noticeEdition.updateMany({ where: { noticeId }, data: { title: '改写' } }),
    ).rejects.toThrow()
  })
})
