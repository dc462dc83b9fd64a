import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  buildDraft,
  buildSubmitted,
  decide,
  submit,
  type Applicant,
} from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let other: TestSite
let reviewer: Applicant
let colleague: Applicant
let chief: Applicant
let stranger: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  const build = (slug: string) =>
    buildSite(test, slug, (blueprint) => {
      const [join] = blueprint.applications
      if (join)
        join.workflow.stages = join.workflow.stages.filter(({ slug: at }) => at !== 'branch-review')
      blueprint.roles.push({
        slug: 'chief',
        label: '主任',
        permissions: [
          'cases.see-all',
          'cases.decide',
          'cases.assign',
          'cases.reopen',
          'members.export',
        ],
      })
    })
  site = await build('many-at-once')
  other = await build('next-door')
  reviewer = await buildStaff(test, site, 'reviewer', { userName: '审核员甲' })
  colleague = await buildStaff(test, site, 'reviewer', { userName: '审核员乙' })
  chief = await buildStaff(test, site, 'chief', { userName: '主任' })
  stranger = await buildStaff(test, other, 'chief')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const rowOf = async ({ api }: Applicant, caseId: string) =>
  (await api.review.open.query({ caseId })).row
const asShown = async (caseId: string) => {
  const { version, contentHash } = await rowOf(reviewer, caseId)
  return { caseId, version, seenHash: contentHash }
}
const application = 'join'

describe('passing several', () => {
  it('passes each that may be passed and says of each other why not', async () => {
    const built = []
    for (let at = 0; at < 4; at += 1) built.push(await buildSubmitted(test, site))
    const cases = []
    for (const { caseId } of built) cases.push(await asShown(caseId))
    const [good, taken, gone, remarked] = cases.map(({ caseId }) => caseId)
    await colleague.api.review.claim.mutate({ caseId: taken ?? '' })
    await decide(colleague, gone ?? '', 'reject', '不符合条件')
    await reviewer.api.review.saveRemark.mutate({
      caseId: remarked ?? '',
      path: 'unit.name',
      text: '请核对',
    })
    const strange = await asShownElsewhere()
    const { results } = await reviewer.api.review.passMany.mutate({ cases: [...cases, strange] })
    expect(results.map(({ caseId, done, why }) => [caseId, done, why?.code ?? null])).toEqual([
      [good, true, null],
      [taken, false, 'case.claimed'],
      [gone, false, 'case.changed-meanwhile'],
      [remarked, false, 'case.has-remarks'],
      [strange.caseId, false, 'not-found'],
    ])
    expect(results[1]?.why?.message).toContain('审核员乙')
    expect((await rowOf(reviewer, remarked ?? '')).stage).toBe('review')
    const steps = await db().caseStep.findMany({ where: { caseId: good ?? '', action: 'pass' } })
    expect(steps).toMatchObject([{ seenHash: cases[0]?.seenHash, actorLabel: '审核员甲' }])
  })

  async function asShownElsewhere() {
    const { caseId } = await buildSubmitted(test, other)
    const { version, contentHash } = await rowOf(stranger, caseId)
    return { caseId, version, seenHash: contentHash }
  }

  it('makes one decision of a double click, of two colleagues, and of a case named twice', async () => {
    const { caseId } = await buildSubmitted(test, site)
    const item = await asShown(caseId)
    const sent = await Promise.all(
      [reviewer, reviewer, colleague].map(({ api }) =>
        api.review.passMany.mutate({ cases: [item, item] }),
      ),
    )
    expect(sent.flatMap(({ results }) => results).filter(({ done }) => done)).toHaveLength(1)
    expect(await db().caseStep.count({ where: { caseId, action: 'pass' } })).toBe(1)
  })

  it('is for a person’s stage, what was seen, and nobody’s own unit', async () => {
    const { caseId } = await buildSubmitted(test, site)
    const item = await asShown(caseId)
    const stale = { ...item, seenHash: '0'.repeat(64) }
    const why = async (person: Applicant, asked: typeof item) =>
      (await person.api.review.passMany.mutate({ cases: [asked] })).results[0]?.why?.code
    expect(await why(reviewer, stale)).toBe('case.changed-meanwhile')
    const own = await buildDraft(test, site, { applicant: reviewer })
    await submit(own)
    expect(await why(reviewer, await asShown(own.caseId))).toBe('case.action-not-allowed')
    await decide(reviewer, caseId)
    const secretary = await buildStaff(test, site, 'secretary')
    expect(await why(secretary, { ...item, version: item.version + 1 })).toBe('case.bulk-not-here')
  })
})

describe('assigning', () => {
  it('puts cases into a colleague’s hands without an end, whoever had them, and back again', async () => {
    const { caseId } = await buildSubmitted(test, site)
    await reviewer.api.review.claim.mutate({ caseId })
    const assign = (accountId: string | null, person = chief) =>
      person.api.review.assignMany.mutate({ caseIds: [caseId], accountId })
    expect((await assign(colleague.account.id)).results).toMatchObject([{ done: true }])
    expect((await rowOf(reviewer, caseId)).claim).toEqual({
      accountId: colleague.account.id,
      name: '审核员乙',
      until: null,
    })
    test.clock.advance(40 * 60_000)
    await colleague.api.review.claim.mutate({ caseId })
    expect((await rowOf(reviewer, caseId)).claim).toMatchObject({ until: null })
    const queue = { application, stage: 'review', filter: 'mine' as const, limit: 100 }
    expect((await colleague.api.review.queue.query(queue)).rows.map(({ id }) => id)).toContain(
      caseId,
    )
    expect((await assign(null)).results).toMatchObject([{ done: true }])
    expect((await rowOf(reviewer, caseId)).claim).toBeNull()
    expect(await db().event.count({ where: { subjectId: caseId, kind: 'case.assigned' } })).toBe(1)
  })

  it('is refused to who may not, of what waits nowhere, and to whom the stage is not', async () => {
    const { caseId, applicant } = await buildSubmitted(test, site)
    const assign = (person: Applicant, accountId: string, caseIds = [caseId]) =>
      person.api.review.assignMany.mutate({ caseIds, accountId })
    expect((await refusalOf(assign(reviewer, colleague.account.id))).code).toBe('not-found')
    for (const nobody of [chief.account.id, applicant.account.id, stranger.account.id])
      expect((await assign(chief, nobody)).results[0]?.why?.code).toBe('case.not-theirs')
    expect((await assign(stranger, stranger.account.id)).results[0]?.why?.code).toBe('not-found')
    const own = await buildDraft(test, site, { applicant: colleague })
    await submit(own)
    const [refused] = (await assign(chief, colleague.account.id, [own.caseId])).results
    expect(refused?.why?.code).toBe('case.not-theirs')
    await decide(reviewer, caseId, 'reject', '不符合')
    expect((await assign(chief, colleague.account.id)).results[0]?.why?.code).toBe(
      'case.action-not-allowed',
    )
  })

  it('offers those who decide at the stage, to those who may assign', async () => {
    const ask = ({ api }: Applicant) =>
      api.review.colleagues.query({ application, stage: 'review' })
    const names = (await ask(chief)).colleagues.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['审核员甲', '审核员乙']))
    expect(names).not.toContain('主任')
    expect((await refusalOf(ask(reviewer))).code).toBe('not-found')
    expect((await ask(stranger)).colleagues).toEqual([])
  })
})

describe('reminding', () => {
  it('tells the applicants of returned cases, once a day', async () => {
    const { caseId } = await buildSubmitted(test, site)
    const remind = async (person = reviewer) =>
      (await person.api.review.remindMany.mutate({ caseIds: [caseId] })).results[0]
    expect((await remind())?.why?.code).toBe('case.action-not-allowed')
    await decide(reviewer, caseId, 'return', '请补正')
    const answers = await Promise.all([remind(), remind(colleague)])
    expect(answers.filter((each) => each?.done)).toHaveLength(1)
    expect((await remind())?.why?.code).toBe('case.reminded-today')
    test.clock.advance(24 * 3_600_000)
    expect((await remind())?.done).toBe(true)
    expect(await db().message.count({ where: { caseId, template: 'case-reminder' } })).toBe(2)
    expect((await remind(stranger))?.why?.code).toBe('not-found')
    const { rows } = await reviewer.api.review.queue.query({
      application,
      stage: 'review',
      filter: 'returned',
      limit: 100,
    })
    expect(rows.find(({ id }) => id === caseId)).toMatchObject({
      returnedStage: 'review',
      remindedAt: expect.any(String),
    })
  })
})

describe('an export', () => {
  const path = (query = '') => `/cases/queue.csv?application=join&stage=review${query}`

  it('is a list that nothing can run in, and is on record', async () => {
    const built = await buildSubmitted(test, site, { name: '=HYPERLINK("http://x")' })
    const { status, text, headers } = await chief.send({ path: path() })
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(text.startsWith('\uFEFF事项编号,单位')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    const { number } = await rowOf(reviewer, built.caseId)
    const one = await chief.send({ path: path(`&ids=${built.caseId}`) })
    expect(one.text.trim().split('\r\n')).toHaveLength(2)
    expect(one.text).toContain(number)
    const events = await db().event.findMany({ where: { kind: 'cases.exported' } })
    expect(events).toMatchObject([
      { actorId: chief.account.id, facts: { stage: 'review', caseIds: null } },
      { facts: { caseIds: 1 } },
    ])
  })

  it('is not for who lacks the right, another association’s, or a stage that is none', async () => {
    const { caseId } = await buildSubmitted(test, site)
    expect((await reviewer.send({ path: path() })).status).toBe(404)
    expect((await chief.send({ path: '/cases/queue.csv?stage=x' })).status).toBe(404)
    expect((await test.visitor(site).send({ path: path() })).status).toBe(401)
    const { text } = await stranger.send({ path: path(`&ids=${caseId}`) })
    expect(text.trim().split('\r\n')).toHaveLength(1)
  })
})
