import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildDraft,
  buildFilled,
  buildSubmitted,
  groupVersions,
  startCase,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
})
afterAll(() => test.stop())

const save = (
  { applicant, caseId }: BuiltCase,
  groupKey: string,
  content: unknown,
  version: number,
) => applicant.api.cases.saveGroup.mutate({ caseId, groupKey, content, version })
const groupOf = async ({ applicant, caseId }: BuiltCase, key: string) =>
  (await applicant.api.cases.get.query({ caseId })).groups[key]

describe('saving as one types', () => {
  it('keeps half an answer as it is, and counts versions', async () => {
    const built = await startCase(test, site)
    expect(await save(built, 'statement', { text: '写到一半' }, 0)).toMatchObject({
      version: 1,
      stalePrints: [],
    })
    expect(await save(built, 'statement', { text: '写到一半，接着写' }, 1)).toMatchObject({
      version: 2,
    })
    expect(await groupOf(built, 'statement')).toMatchObject({
      content: { text: '写到一半，接着写' },
      version: 2,
    })
  })

  it('loses nothing of two tabs: the later one gets what stands there', async () => {
    const built = await startCase(test, site)
    await save(built, 'statement', { text: '甲' }, 0)
    const refusal = await refusalOf(save(built, 'statement', { text: '乙' }, 0))
    expect(refusal).toMatchObject({
      code: 'draft.conflict',
      details: { content: '{"text":"甲"}', version: 1 },
    })
    expect(await groupOf(built, 'statement')).toMatchObject({ content: { text: '甲' }, version: 1 })
  })

  it('lets one of twenty saves at once through for each version', async () => {
    const built = await startCase(test, site)
    for (const version of [0, 1]) {
      const saves = Array.from({ length: 20 }, (_, n) =>
        save(built, 'statement', { text: `${version}-${n}` }, version),
      )
      const done = await Promise.allSettled(saves)
      const won = done.flatMap((each, n) => (each.status === 'fulfilled' ? [n] : []))
      expect(won).toHaveLength(1)
      expect(await groupOf(built, 'statement')).toMatchObject({
        content: { text: `${version}-${won[0]}` },
        version: version + 1,
      })
    }
  })

  it('refuses a version that never was', async () => {
    const built = await startCase(test, site)
    expect((await refusalOf(save(built, 'statement', { text: '甲' }, 7))).code).toBe(
      'case.action-not-allowed',
    )
    expect((await refusalOf(save(built, 'statement', { text: '甲' }, 2 ** 40))).code).toBe(
      'request.invalid',
    )
    expect(await groupOf(built, 'statement')).toBeUndefined()
  })

  it('drops keys that no field has, and characters that no database keeps', async () => {
    const built = await startCase(test, site)
    await save(
      built,
      'statement',
      { text: '甲\u0000\ud800乙', admin: true, ['__proto__']: { x: 1 } },
      0,
    )
    expect((await groupOf(built, 'statement'))?.content).toEqual({ text: '甲乙' })
  })

  it.each<[string, string, unknown, string]>([
    ['a group that the form does not have', 'nobody', {}, 'not-found'],
    ['nothing at all', 'statement', undefined, 'request.invalid'],
    ['a list where an object belongs', 'statement', [], 'request.invalid'],
    ['a number for a text', 'statement', { text: 5 }, 'request.invalid'],
    ['a text of absurd size', 'statement', { text: 'x'.repeat(10_001) }, 'request.invalid'],
    ['rows without an id', 'contacts', [{ name: '甲' }], 'request.invalid'],
    [
      'more rows than there is room for',
      'contacts',
      Array.from({ length: 9 }, (_, n) => ({ _id: `r${n}` })),
      'request.invalid',
    ],
    [
      'nesting made to exhaust us',
      'statement',
      JSON.parse('['.repeat(3000) + ']'.repeat(3000)),
      'request.invalid',
    ],
  ])('refuses %s in Chinese, and writes nothing', async (_, groupKey, content, code) => {
    const built = await startCase(test, site)
    const before = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    const refusal = await refusalOf(save(built, groupKey, content, 0))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await built.applicant.api.cases.get.query({ caseId: built.caseId })).toEqual(before)
  })

  it('refuses a body of more than a megabyte before it is read', async () => {
    const { applicant, caseId } = await startCase(test, site)
    const answer = await applicant.send({
      method: 'POST',
      path: '/trpc/cases.saveGroup',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        caseId,
        groupKey: 'statement',
        content: { text: 'x'.repeat(1_100_000) },
        version: 0,
      }),
    })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.text).refusal.code).toBe('request.too-large')
  })

  it('is refused once submitted, and possible again after 撤回修改', async () => {
    const built = await buildSubmitted(test, site)
    const group = await groupOf(built, 'statement')
    expect(
      (await refusalOf(save(built, 'statement', { text: '改' }, group?.version ?? 0))).code,
    ).toBe('case.action-not-allowed')
    await built.applicant.api.cases.recall.mutate({ caseId: built.caseId, version: 1 })
    expect(await save(built, 'statement', { text: '改' }, group?.version ?? 0)).toMatchObject({
      version: (group?.version ?? 0) + 1,
    })
  })

  it('never slips in behind a submission: what was submitted is what stands there', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const built = await buildDraft(test, site)
      const { applicant, caseId } = built
      const versions = await groupVersions(applicant, caseId)
      const submission = applicant.api.cases.submit.mutate({
        caseId,
        idempotencyKey: randomUUID(),
        groupVersions: versions,
      })
      const saves = [0, 1].map((n) =>
        save(
          built,
          'affiliation',
          { group: `晚到${n}`, parent: '无' },
          (versions.affiliation ?? 0) + n,
        ),
      )
      const [submitted] = await Promise.allSettled([submission, ...saves])
      const after = await applicant.api.cases.get.query({ caseId })
      if (submitted.status === 'rejected') {
        expect((await refusalOf(Promise.reject(submitted.reason))).code).toBe('draft.conflict')
        expect(after.state).toBe('draft')
        continue
      }
      const db = test.deps.database.tenantDb(site.tenantId)
      const { answers } = await db.submission.findFirstOrThrow({ where: { caseId } })
      expect(after.state).toBe('submitted')
      expect((answers as Record<string, unknown>).affiliation).toEqual(
        after.groups.affiliation?.content,
      )
    }
  })
})

describe('a draft on another browser', () => {
  it('has all that was typed', async () => {
    const built = await buildFilled(test, site)
    const other = test.visitor(site)
    await other.api.account.signIn.mutate({
      mobile: built.applicant.account.mobile,
      password: built.applicant.account.password,
    })
    expect((await other.api.cases.get.query({ caseId: built.caseId })).groups).toEqual(
      (await built.applicant.api.cases.get.query({ caseId: built.caseId })).groups,
    )
  })
})
