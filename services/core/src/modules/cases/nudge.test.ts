import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let reviewer: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'nudging', (blueprint) => {
    const [join] = blueprint.applications
    if (join)
      join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug !== 'branch-review')
  })
  reviewer = await buildStaff(test, site, 'reviewer')
})
afterAll(async () => {
  closeLive()
  await test.stop()
})

/** Moves a case's arrival back, as if it had waited since. */
const waitedSince = (caseId: string, days: number) =>
  test.deps.database.tenantDb(site.tenantId).case.updateMany({
    where: { id: caseId },
    data: { stageSince: new Date(test.clock.now().getTime() - days * 86_400_000) },
  })

describe('催办', () => {
  it('waits for the promised days, and says from when it may be', async () => {
    const { caseId, applicant } = await buildSubmitted(test, site)
    const view = await applicant.api.cases.get.query({ caseId })
    expect(view).toMatchObject({ can: { nudge: false }, nudge: { lastOn: null } })
    const refused = await refusalOf(applicant.api.cases.nudge.mutate({ caseId }))
    expect(refused.code).toBe('case.nudge-early')
    expect(refused.message).toMatch(/月.*日起可以催办/)
  })

  it('reaches the stage’s reviewer live, on the row, and not again for some working days', async () => {
    const { caseId, applicant } = await buildSubmitted(test, site)
    await waitedSince(caseId, 30)
    const live = await openLive(reviewer)
    const heard = live.heard(({ kind }) => kind === 'case.nudge')
    expect((await applicant.api.cases.get.query({ caseId })).can.nudge).toBe(true)
    const sent = await Promise.allSettled(
      Array.from({ length: 5 }, () => applicant.api.cases.nudge.mutate({ caseId })),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await heard).toMatchObject({
      by: '申请人',
      row: { id: caseId, nudgedAt: expect.any(String) },
    })
    expect((await applicant.api.cases.get.query({ caseId })).can.nudge).toBe(false)
    test.clock.advance(14 * 86_400_000)
    await applicant.api.cases.nudge.mutate({ caseId })
  })

  it('is the applicant’s alone, where the case waits, and gone with the stage', async () => {
    const { caseId, applicant } = await buildSubmitted(test, site)
    await waitedSince(caseId, 60)
    const nudge = ({ api }: Pick<Applicant, 'api'>) => api.cases.nudge.mutate({ caseId })
    const another = await buildSubmitted(test, site)
    const elsewhere = await buildSubmitted(test, await buildSite(test, 'nudging-elsewhere'))
    for (const person of [another.applicant, elsewhere.applicant, reviewer])
      expect((await refusalOf(nudge(person))).code).toBe('not-found')
    await nudge(applicant)
    await decide(reviewer, caseId)
    const secretary = await buildStaff(test, site, 'secretary')
    expect((await secretary.api.review.open.query({ caseId })).row.nudgedAt).toBeNull()
    expect(await applicant.api.cases.get.query({ caseId })).toMatchObject({ nudge: null })
    expect((await refusalOf(nudge(applicant))).code).toBe('case.action-not-allowed')
  })
})
