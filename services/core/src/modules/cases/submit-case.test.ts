import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import {
  buildDraft,
  buildFilled,
  buildSubmitted,
  decide,
  groupVersions,
  handInPapers,
  saveAll,
  startCase,
  submit,
} from '../../testing/build-case.ts'
import { buildSite, publish } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { freshCreditCode } from '../../testing/sample-answers.ts'
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

const db = () => test.deps.database.tenantDb(site.tenantId)

describe('submitting', () => {
  it('freezes answers, hashes of files and the blueprint, and brings the case to its first stage', async () => {
    const built = await buildDraft(test, site)
    const answer = await submit(built)
    expect(answer).toMatchObject({ submission: 1 })
    const view = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    expect(view).toMatchObject({
      state: 'submitted',
      number: answer.number,
      version: 1,
      can: { edit: false, submit: false, recall: true, withdraw: true },
    })
    expect(view.stages.map(({ place }) => place)).toEqual(['here', 'ahead'])
    expect(view.steps).toMatchObject([{ action: 'submit', by: '申请人', toState: 'submitted' }])
    const submission = await db().submission.findFirstOrThrow({ where: { caseId: built.caseId } })
    expect(submission.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(submission.files).toHaveLength(2)
    const { id } = await test.deps.blueprints.current(site.tenantId)
    expect(submission.blueprintVersionId).toBe(id)
  })

  it('makes one of twenty clicks with one key, and of twenty with keys of their own', async () => {
    for (const key of [randomUUID(), undefined]) {
      const built = await buildDraft(test, site)
      const { applicant, caseId } = built
      const versions = await groupVersions(applicant, caseId)
      const sent = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          applicant.api.cases.submit.mutate({
            caseId,
            idempotencyKey: key ?? randomUUID(),
            groupVersions: versions,
          }),
        ),
      )
      const answers = sent.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
      expect(answers).toHaveLength(key ? 20 : 1)
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
      expect(await db().submission.count({ where: { caseId } })).toBe(1)
      expect(await db().caseStep.count({ where: { caseId } })).toBe(1)
      expect(await db().message.count({ where: { caseId, channel: 'sms' } })).toBe(1)
      for (const each of sent) {
        if (each.status === 'rejected')
          expect((await refusalOf(Promise.reject(each.reason))).code).toBe(
            'case.action-not-allowed',
          )
      }
    }
  })

  it('lists every problem at its path, and writes nothing', async () => {
    const built = await startCase(test, site)
    const { applicant, caseId, answers } = built
    await applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey: 'statement',
      content: { text: '说'.repeat(801) },
      version: 0,
    })
    await applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey: 'address',
      content: { ...answers.address, region: ['370000'] },
      version: 0,
    })
    const refusal = await refusalOf(submit(built))
    expect(refusal).toMatchObject({
      code: 'case.incomplete',
      details: { count: refusal.problems.length },
    })
    const paths = refusal.problems.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'unit.creditCode',
        'statement.text',
        'address.region',
        'stampedForm',
        'licence',
      ]),
    )
    expect(paths.some((path) => /^contacts\[.+\]\.name$/.test(path))).toBe(true)
    for (const { message } of refusal.problems) expect(message).toMatch(/[\u4e00-\u9fff]/)
    expect((await applicant.api.cases.get.query({ caseId })).state).toBe('draft')
    expect(await db().submission.count({ where: { caseId } })).toBe(0)
  })

  it('takes a text of exactly as many characters as fit, counted as people count', async () => {
    const built = await buildFilled(test, site)
    const statement = { text: '𠮷'.repeat(800) }
    await saveAll({ ...built, answers: { statement } })
    await handInPapers(built)
    expect(await submit(built)).toMatchObject({ submission: 1 })
    const tooLong = await buildFilled(test, site)
    await saveAll({ ...tooLong, answers: { statement: { text: `${statement.text}字` } } })
    const refusal = await refusalOf(submit(tooLong))
    expect(refusal.problems.map(({ path }) => path)).toContain('statement.text')
  })

  it('refuses what another tab saved in between, since it was not meant', async () => {
    const built = await buildDraft(test, site)
    const { applicant, caseId } = built
    const versions = await groupVersions(applicant, caseId)
    await applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey: 'statement',
      content: { text: '后来写的' },
      version: versions.statement ?? 0,
    })
    const send = (groups: Record<string, number>) =>
      applicant.api.cases.submit.mutate({
        caseId,
        idempotencyKey: randomUUID(),
        groupVersions: groups,
      })
    expect((await refusalOf(send(versions))).code).toBe('draft.conflict')
    expect((await refusalOf(send({}))).code).toBe('draft.conflict')
    expect((await refusalOf(send({ ...versions, stranger: 1 }))).code).toBe('draft.conflict')
  })

  it('says at the field that a member has the credit code already', async () => {
    const creditCode = freshCreditCode()
    await db().party.create({
      data: { id: randomUUID(), kind: 'unit', name: '已有会员', creditCode },
    })
    const refusal = await refusalOf(submit(await buildDraft(test, site, { creditCode })))
    expect(refusal.problems).toMatchObject([{ path: 'unit.creditCode' }])
  })

  it('lets two drafts hold one credit code', async () => {
    const creditCode = freshCreditCode()
    await buildSubmitted(test, site, { creditCode })
    await expect(buildSubmitted(test, site, { creditCode })).resolves.toBeDefined()
  })
})

describe('the printed form', () => {
  it('is the same print for the same answers, and another once they change', async () => {
    const { applicant, caseId } = await buildFilled(test, site)
    const first = await applicant.api.cases.print.mutate({ caseId })
    expect(first).toEqual({ number: 1, url: `/cases/${caseId}/form.pdf?print=1` })
    const again = await Promise.all(
      [1, 2, 3].map(() => applicant.api.cases.print.mutate({ caseId })),
    )
    expect(again).toEqual([first, first, first])
    const { groups, number } = await applicant.api.cases.get.query({ caseId })
    const saved = await applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey: 'statement',
      content: { text: '改过' },
      version: groups.statement?.version ?? 0,
    })
    expect(saved.stalePrints).toEqual(['form'])
    expect((await applicant.api.cases.get.query({ caseId })).prints).toMatchObject([
      { document: 'form', number: 1, stale: true },
    ])
    expect(await applicant.api.cases.print.mutate({ caseId })).toMatchObject({ number: 2 })
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view).toMatchObject({ number, prints: [{ number: 2, stale: false }] })
  })

  it('names the fields that are not ready', async () => {
    const { applicant, caseId } = await startCase(test, site)
    const refusal = await refusalOf(applicant.api.cases.print.mutate({ caseId }))
    expect(refusal.code).toBe('print.not-ready')
    expect(refusal.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['unit.creditCode', 'statement.text']),
    )
    expect((await applicant.api.cases.get.query({ caseId })).number).toBeNull()
  })

  it('voids the stamped scan when an answer on it changes, and counts again when it is changed back', async () => {
    const built = await buildDraft(test, site)
    const { applicant, caseId, answers } = built
    await saveAll({ ...built, answers: { statement: { text: '改过' } } })
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view.files.find(({ slot }) => slot === 'stampedForm')).toMatchObject({ current: false })
    const refusal = await refusalOf(submit(built))
    expect(refusal.problems).toMatchObject([{ path: 'stampedForm' }])
    await saveAll({ ...built, answers: { statement: answers.statement ?? {} } })
    expect(await submit(built)).toMatchObject({ submission: 1 })
  })

  it('is a PDF for the applicant, and no page for a number that was never printed', async () => {
    const { applicant, caseId } = await buildDraft(test, site)
    const pdf = await applicant.send({ path: `/cases/${caseId}/form.pdf?print=1` })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
    for (const print of ['2', '0', '-1', 'x', '1e3', '99999999999999999999', '']) {
      const answer = await applicant.send({ path: `/cases/${caseId}/form.pdf?print=${print}` })
      expect([answer.status, JSON.parse(answer.text).refusal.code]).toEqual([404, 'not-found'])
    }
  })
})

describe('taking back', () => {
  it('撤回修改 opens it for editing, keeps all, and the next submission is numbered on', async () => {
    const built = await buildSubmitted(test, site)
    const { applicant, caseId } = built
    const before = await applicant.api.cases.get.query({ caseId })
    expect(await applicant.api.cases.recall.mutate({ caseId, version: 1 })).toEqual({
      state: 'draft',
      version: 2,
    })
    const after = await applicant.api.cases.get.query({ caseId })
    expect(after).toMatchObject({
      state: 'draft',
      groups: before.groups,
      number: before.number,
      can: { edit: true },
    })
    expect(await submit(built)).toMatchObject({ submission: 2, number: before.number })
    expect(
      (await applicant.api.cases.get.query({ caseId })).steps.map(({ action }) => action),
    ).toEqual(['submit', 'recall', 'submit'])
  })

  it('refuses what was seen too long ago, and names the association and no person', async () => {
    const reviewer = await buildStaff(test, site, 'membership-reviewer', { userName: '初审员姓名' })
    const { applicant, caseId } = await buildSubmitted(test, site)
    await decide(reviewer, caseId)
    const refusal = await refusalOf(applicant.api.cases.withdraw.mutate({ caseId, version: 1 }))
    expect(refusal).toMatchObject({ code: 'case.changed-meanwhile', details: { winner: '协会' } })
    const view = await applicant.api.cases.get.query({ caseId })
    expect(JSON.stringify(view)).not.toContain('初审员姓名')
    expect(view.steps.at(-1)).toMatchObject({ action: 'pass', by: '会员部' })
  })

  it('撤回申请 ends it for good, leaves it readable and tells the contact', async () => {
    const { applicant, caseId } = await buildSubmitted(test, site)
    expect(await applicant.api.cases.withdraw.mutate({ caseId, version: 1 })).toEqual({
      state: 'withdrawn',
      version: 2,
    })
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view).toMatchObject({
      state: 'withdrawn',
      can: { edit: false, submit: false, recall: false, withdraw: false },
    })
    expect((await refusalOf(applicant.api.cases.recall.mutate({ caseId, version: 2 }))).code).toBe(
      'case.action-not-allowed',
    )
    expect(
      await db().message.count({ where: { caseId, template: 'case-withdrawn', channel: 'sms' } }),
    ).toBe(1)
    const { caseId: next } = await applicant.api.cases.start.mutate({ application: 'join' })
    expect(next).not.toBe(caseId)
  })

  it('and a decision at once: exactly one of them holds', async () => {
    const reviewer = await buildStaff(test, site, 'membership-reviewer')
    for (let turn = 0; turn < 3; turn += 1) {
      const { applicant, caseId } = await buildSubmitted(test, site)
      const both = await Promise.allSettled([
        applicant.api.cases.withdraw.mutate({ caseId, version: 1 }),
        decide(reviewer, caseId, 'reject', '不符合条件'),
      ])
      const { state } = await db().case.findFirstOrThrow({ where: { id: caseId } })
      const won = both.flatMap((each) => (each.status === 'fulfilled' ? [each.value.state] : []))
      expect(won).toEqual([state])
      expect(await db().caseStep.count({ where: { caseId } })).toBe(2)
    }
  })
})

describe('a newer blueprint', () => {
  const longer = exampleBlueprint((blueprint) => {
    blueprint.joinGuide.version = '二'
    const [join] = blueprint.applications
    join?.form.steps[0]?.groups[0]?.fields.push({ key: 'motto', kind: 'text', label: '口号' })
    if (join)
      join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug !== 'branch-review')
  })

  it('is followed by a draft, and not by what was submitted before', async () => {
    const own = await buildSite(test, 'newer')
    const submitted = await buildSubmitted(test, own)
    const draft = await buildDraft(test, own)
    await publish(test, own, longer)
    const keys = async ({ applicant, caseId }: typeof draft) => {
      const { form, stages } = await applicant.api.cases.get.query({ caseId })
      return {
        motto: JSON.stringify(form).includes('motto'),
        stages: stages.map(({ slug }) => slug),
      }
    }
    expect(await keys(submitted)).toEqual({
      motto: false,
      stages: ['branch-review', 'review', 'board'],
    })
    expect(await keys(draft)).toEqual({ motto: true, stages: ['review', 'board'] })
    const refusal = await refusalOf(submit(draft))
    expect(refusal.problems.map(({ path }) => path)).toEqual(['unit.motto'])
  })

  it('keeps what was returned on the version it was submitted with', async () => {
    const own = await buildSite(test, 'newer-returned')
    const built = await buildSubmitted(test, own)
    const reviewer = await buildStaff(test, own, 'branch-reviewer', { branch: 'north' })
    await publish(test, own, longer)
    await decide(reviewer, built.caseId, 'return', '请补充')
    expect(await submit(built)).toMatchObject({ submission: 2 })
    const view = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    expect(view.stages.map(({ slug }) => slug)).toEqual(['branch-review', 'review', 'board'])
  })
})
