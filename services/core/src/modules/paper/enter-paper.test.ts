import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, handInPapers, submit, type BuiltCase } from '../../testing/build-case.ts'
import { buildHandover, buildHandoverSite, type HandoverSite } from '../../testing/handovers.ts'
import { signedInClient } from '../../testing/build-account.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { freshCreditCode, sampleAnswers } from '../../testing/sample-answers.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { applicationOf } from '../../kernel/blueprint-store.ts'

let test: TestProgram
let here: HandoverSite

beforeAll(async () => {
  test = await startTestProgram()
  here = await buildHandoverSite(test, 'paper')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(here.site.tenantId)

/** An application from paper, entered by the reviewer, with every answer and paper. */
async function enter(name: string, creditCode = freshCreditCode()): Promise<BuiltCase> {
  const applicant = here.reviewer
  const { caseId } = await applicant.api.paper.start.mutate({
    key: randomUUID(),
    application: 'join',
    name,
  })
  const blueprint = await test.deps.blueprints.current(here.site.tenantId)
  const spec = applicationOf(blueprint, 'join')
  const answers = sampleAnswers(spec.form, blueprint, {
    name,
    creditCode,
    contactMobile: '13900009999',
  })
  const { groups } = await applicant.api.cases.get.query({ caseId })
  for (const [groupKey, content] of Object.entries(answers))
    await applicant.api.cases.saveGroup.mutate({
      caseId,
      groupKey,
      content,
      version: groups[groupKey]?.version ?? 0,
    })
  const built = { caseId, applicant, answers, spec, site: here.site, test }
  await handInPapers({ ...built, spec: { ...spec, printedForm: undefined } })
  return built
}

describe('an application that came on paper', () => {
  it('is entered by staff, decided by another, and makes a member that nobody acts for', async () => {
    const creditCode = freshCreditCode()
    const built = await enter('纸质入会示例单位', creditCode)
    await submit(built)
    const seen = await here.colleague.api.review.open.query({ caseId: built.caseId })
    expect(seen.row.entered).toEqual({
      accountId: here.reviewer.account.id,
      name: '林审核',
      onPaper: true,
    })
    expect(seen.steps.map(({ by }) => by)).toEqual(['林审核（纸质录入）'])
    expect(await refusalOf(decide(here.reviewer, built.caseId))).toMatchObject({
      code: 'case.action-not-allowed',
    })
    await decide(here.colleague, built.caseId)
    const party = await db().party.findFirstOrThrow({
      where: { creditCode },
      include: { members: true, mandates: true },
    })
    expect(party.members).toHaveLength(1)
    expect(party.mandates).toEqual([])
  })

  it('tells the contact that the paper names, never the colleague who entered it', async () => {
    const built = await enter('短信示例单位')
    await submit(built)
    await decide(here.colleague, built.caseId)
    const sent = await db().message.findMany({ where: { caseId: built.caseId } })
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent.map(({ recipient }) => recipient))).toEqual(new Set(['13900009999']))
    expect(sent.every(({ accountId }) => accountId === null)).toBe(true)
  })

  it('asks for no acceptance of the guide, and keeps that the paper stands for it', async () => {
    const built = await enter('须知示例单位')
    expect((await here.reviewer.api.cases.get.query(ref(built))).guide).toBeNull()
    const [event] = await db().event.findMany({
      where: { kind: 'case.entered', subjectId: built.caseId },
    })
    expect(event?.facts).toMatchObject({ onPaper: true, guide: 'on-paper' })
  })

  it('is claimed later by an account with the letter', async () => {
    const creditCode = freshCreditCode()
    const built = await enter('认领示例单位', creditCode)
    await submit(built)
    await decide(here.colleague, built.caseId)
    const claim = await buildHandover(test, here, { creditCode })
    const seen = await here.reviewer.api.review.open.query(ref(claim))
    expect(seen.handover?.unit).toMatchObject({ name: '认领示例单位', acting: [] })
    await decide(here.reviewer, claim.caseId)
    const home = await claim.applicant.api.member.home.query({})
    expect(home.membership?.partyName).toBe('认领示例单位')
    const own = await claim.applicant.api.cases.get.query(ref(built))
    expect(own.steps.map(({ by }) => by)).toEqual(['协会（纸质录入）', '秘书处'])
  })

  it('stays with who entered it: colleagues and members find none, another association neither', async () => {
    const built = await enter('他人示例单位')
    const member = await signedInClient(test, here.site)
    const elsewhere = await buildHandoverSite(test, 'paper-elsewhere')
    for (const other of [here.colleague, member, elsewhere.reviewer])
      expect(await refusalOf(other.api.cases.get.query(ref(built)))).toMatchObject({
        code: 'not-found',
      })
    const { rows } = await here.reviewer.api.paper.list.query({ cursor: null })
    expect(rows[0]).toMatchObject({ id: built.caseId, onPaper: true, editable: true })
    expect((await here.colleague.api.paper.list.query({ cursor: null })).rows).toEqual([])
  })

  it('begins once, however often the button is pressed', async () => {
    const key = randomUUID()
    const start = () =>
      here.reviewer.api.paper.start.mutate({ key, application: 'join', name: '双击示例单位' })
    expect(await Promise.all([start(), start(), start()])).toEqual([
      { caseId: key },
      { caseId: key },
      { caseId: key },
    ])
    expect(await db().party.count({ where: { name: '双击示例单位' } })).toBe(1)
    const theirs = here.colleague.api.paper.start.mutate({
      key,
      application: 'join',
      name: '双击示例单位',
    })
    expect(await refusalOf(theirs)).toMatchObject({ code: 'not-found' })
  })

  it('of a unit that is a member already is refused at the credit code', async () => {
    const creditCode = freshCreditCode()
    const first = await enter('先入示例单位', creditCode)
    await submit(first)
    await decide(here.colleague, first.caseId)
    const again = await enter('先入示例单位', creditCode)
    expect(await refusalOf(submit(again))).toMatchObject({ code: 'case.incomplete' })
  })

  it('is entered by nobody without the permission', async () => {
    const member = await signedInClient(test, here.site)
    const started = member.api.paper.start.mutate({
      key: randomUUID(),
      application: 'join',
      name: '越权示例单位',
    })
    expect(await refusalOf(started)).toMatchObject({ code: 'not-found' })
  })
})

const ref = ({ caseId }: { caseId: string }) => ({ caseId })
