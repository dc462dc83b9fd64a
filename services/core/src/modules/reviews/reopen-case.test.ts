import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
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
let reviewer: Applicant
let chief: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'reopening', (blueprint) => {
    const [join] = blueprint.applications
    if (join) join.workflow.stages = join.workflow.stages.filter(({ kind }) => kind === 'person')
    blueprint.roles.push({
      slug: 'chief',
      label: '主任',
      permissions: ['cases.decide', 'cases.see-all', 'cases.reopen'],
    })
  })
  reviewer = await buildStaff(test, site, 'reviewer', { userName: '审核员甲' })
  chief = await buildStaff(test, site, 'chief', { userName: '主任' })
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const reopen = ({ api }: Applicant, caseId: string, version = 2) =>
  api.review.reopen.mutate({ caseId, version, reason: '理由不成立，重新审核' })

async function rejected() {
  const built = await buildSubmitted(test, site)
  await decide(reviewer, built.caseId, 'reject', '不符合条件')
  return built
}

describe('reopening', () => {
  it('takes a rejected case back to its stage, with a step, and tells the applicant', async () => {
    const { caseId, applicant } = await rejected()
    expect((await chief.api.review.open.query({ caseId })).can.reopen).toBe(true)
    expect((await reviewer.api.review.open.query({ caseId })).can.reopen).toBe(false)
    expect(await reopen(chief, caseId)).toEqual({ state: 'submitted', stage: 'review', version: 3 })
    const steps = await db().caseStep.findMany({
      where: { caseId },
      orderBy: { caseVersion: 'asc' },
    })
    expect(steps.map(({ action }) => action)).toEqual(['submit', 'reject', 'reopen'])
    expect(steps[2]).toMatchObject({ actorLabel: '主任', reason: '理由不成立，重新审核' })
    expect(await db().message.count({ where: { caseId, template: 'case-reopened' } })).toBe(1)
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view).toMatchObject({ state: 'submitted', can: { recall: true } })
    expect(JSON.stringify(view.steps)).not.toContain('主任')
    await decide(reviewer, caseId)
    expect((await chief.api.review.open.query({ caseId })).row.state).toBe('approved')
  })

  it('is for a second person who may, once', async () => {
    const { caseId, applicant } = await rejected()
    expect((await refusalOf(reopen(reviewer, caseId))).code).toBe('not-found')
    expect((await refusalOf(reopen(applicant, caseId))).code).toBe('not-found')
    const sent = await Promise.allSettled([reopen(chief, caseId), reopen(chief, caseId)])
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db().caseStep.count({ where: { caseId, action: 'reopen' } })).toBe(1)
    const both = await buildStaff(test, site, 'reviewer')
    await db().roleGrant.create({
      data: { id: crypto.randomUUID(), accountId: both.account.id, role: 'chief' },
      select: { id: true },
    })
    await decide(both, caseId, 'reject', '仍不符合')
    expect((await refusalOf(reopen(both, caseId, 4))).code).toBe('case.reopen-own')
    const stranger = await buildStaff(test, await anotherSite(), 'chief')
    expect((await refusalOf(reopen(stranger, caseId, 4))).code).toBe('not-found')
    await db().roleGrant.updateMany({
      where: { accountId: both.account.id, role: 'chief' },
      data: { endedAt: new Date() },
    })
    expect((await refusalOf(reopen(both, caseId, 4))).code).toBe('not-found')
  })

  const anotherSite = () =>
    buildSite(test, 'reopening-elsewhere', (blueprint) => {
      blueprint.roles.push({
        slug: 'chief',
        label: '主任',
        permissions: ['cases.see-all', 'cases.reopen'],
      })
    })

  it('does not undo what an approval has made, and says what to do instead', async () => {
    const { caseId } = await buildSubmitted(test, site)
    await decide(reviewer, caseId)
    const refused = await refusalOf(reopen(chief, caseId))
    expect(refused.code).toBe('case.reopen-approved')
    expect(refused.message).toContain('退会')
    expect((await chief.api.review.open.query({ caseId })).can.reopen).toBe(false)
  })

  it('is refused where the applicant has begun anew, and without a reason', async () => {
    const { caseId, applicant } = await rejected()
    await buildSubmitted(test, site, { applicant })
    expect((await refusalOf(reopen(chief, caseId))).code).toBe('case.reopen-another')
    const words = chief.api.review.reopen.mutate({ caseId, version: 2, reason: ' 错 ' })
    expect((await refusalOf(words)).problems).toMatchObject([{ path: 'reason' }])
  })
})
