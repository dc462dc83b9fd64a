import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Applicant } from '../../testing/build-case.ts'
import { buildMember, type BuiltMember } from '../../testing/build-member-unit.ts'
import { buildNotice, buildNoticeDraft } from '../../testing/build-notice.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { sendRounds } from './send-rounds.ts'

let test: TestProgram
let writer: Applicant
let first: BuiltMember
let second: BuiltMember

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  const [site] = test.sites
  writer = await buildStaff(test, site, 'membership-reviewer')
  first = await buildMember(test, site, { name: '北辰电力建设有限公司', title: 'vice-president' })
  second = await buildMember(test, site, { name: '西岭送变电有限公司', title: 'vice-president' })
})
afterAll(() => test.stop())

const audience = { kind: 'titles' as const, slugs: ['vice-president'] }
const round = async (noticeId: string) =>
  (await writer.api.notices.edit.query({ noticeId })).rounds[0]
const messages = (noticeId: string) =>
  test.deps.database.tenantDb(test.sites[0].tenantId).message.findMany({
    where: { dedupeKey: { startsWith: `notice:${noticeId}:` } },
    select: { recipient: true, text: true },
    orderBy: { id: 'asc' },
  })

describe('read and not yet', () => {
  it('begins unread, counts, and is read from the first opening on', async () => {
    const before = (await first.api.notices.unread.query({})).count
    const noticeId = await buildNotice(writer, { audience, title: '请阅读' })
    const unread = await first.api.notices.unread.query({})
    expect(unread.count).toBe(before + 1)
    expect(unread.newest[0]).toMatchObject({ id: noticeId, unread: true })
    await Promise.all([1, 2, 3].map(() => first.api.notices.markRead.mutate({ noticeId })))
    expect((await first.api.notices.unread.query({})).count).toBe(before)

    const read = await writer.api.notices.readers.query({ noticeId, read: true })
    expect(read).toMatchObject({ reached: 2, read: 1, rows: [{ name: '北辰电力建设有限公司' }] })
    const rest = await writer.api.notices.readers.query({ noticeId, read: false })
    expect(rest.rows).toMatchObject([{ name: '西岭送变电有限公司', readAt: null, hasLogin: true }])
    const events = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .event.count({ where: { subjectId: noticeId, kind: 'notice.read' } })
    expect(events).toBe(1)
  })

  it('lists unread ones first, then pinned, then newest, in pages that leave none out', async () => {
    const member = await buildMember(test, test.sites[0], { branch: 'welding' })
    const here = { audience: { kind: 'branches' as const, slugs: ['welding'] } }
    const ids: string[] = []
    for (let at = 0; at < 23; at += 1)
      ids.push(await buildNotice(writer, { ...here, title: `第${at}则`, pinned: at === 4 }))
    for (const noticeId of ids.slice(0, 10)) await member.api.notices.markRead.mutate({ noticeId })
    const page = await member.api.notices.mine.query({})
    const rest = await member.api.notices.mine.query({ cursor: page.next })
    const seen = [...page.rows, ...rest.rows].filter(({ id }) => ids.includes(id))
    expect(seen.map(({ unread }) => unread)).toEqual([
      ...Array.from({ length: 13 }, () => true),
      ...Array.from({ length: 10 }, () => false),
    ])
    expect(seen[13]?.id).toBe(ids[4])
    expect(seen[0]?.id).toBe(ids[22])
    const found = await member.api.notices.mine.query({ search: '第7则' })
    expect(found.rows.map(({ id }) => id)).toEqual([ids[7]])
  })
})

describe('the SMS of a notice', () => {
  it('goes to each account it reaches once, however often the worker looks', async () => {
    const draft = await buildNoticeDraft(writer, { audience, withSms: true, title: '换届通知' })
    await writer.api.notices.publish.mutate(draft)
    const { tenantId } = test.sites[0]
    await Promise.all([1, 2, 3].map(() => sendRounds(test.deps, tenantId)))
    await sendRounds(test.deps, tenantId)
    const sent = await messages(draft.noticeId)
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual(
      [first.account.mobile, second.account.mobile].toSorted(),
    )
    expect(sent[0]?.text).toContain('换届通知')
    expect(await round(draft.noticeId)).toMatchObject({
      name: 'announcement',
      done: true,
      total: 2,
    })
  })

  it('reminds the units that have not read it, once a day', async () => {
    const noticeId = await buildNotice(writer, { audience })
    await first.api.notices.markRead.mutate({ noticeId })
    const tries = [1, 2, 3].map(() =>
      writer.api.notices.remind.mutate({ noticeId }).then(
        () => 'ok',
        async (error: unknown) => (await refusalOf(Promise.reject(error))).code,
      ),
    )
    expect((await Promise.all(tries)).toSorted()).toEqual([
      'notice.reminded-today',
      'notice.reminded-today',
      'ok',
    ])
    await sendRounds(test.deps, test.sites[0].tenantId)
    expect(await messages(noticeId)).toMatchObject([{ recipient: second.account.mobile }])
    expect(await round(noticeId)).toMatchObject({ done: true, total: 1 })

    test.clock.advance(24 * 3_600_000)
    await writer.api.notices.remind.mutate({ noticeId })
    await sendRounds(test.deps, test.sites[0].tenantId)
    expect(await messages(noticeId)).toHaveLength(2)
  })

  it('stops with the withdrawal', async () => {
    const noticeId = await buildNotice(writer, { audience, withSms: true })
    const { version } = await writer.api.notices.edit.query({ noticeId })
    await writer.api.notices.withdraw.mutate({ noticeId, version })
    await sendRounds(test.deps, test.sites[0].tenantId)
    expect(await messages(noticeId)).toEqual([])
    expect(await round(noticeId)).toMatchObject({ done: true, total: 0 })
  })
})
