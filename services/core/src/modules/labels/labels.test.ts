import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildMember } from '../../testing/build-member.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let administrator: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  administrator = await buildStaff(test, test.sites[0], 'administrator')
})
afterAll(() => test.stop())

describe('address labels', () => {
  it('are for members whose address is on file, and name the others', async () => {
    const site = test.sites[0]
    await buildMember(test, site, { name: '没有地址的会员', title: 'council' })
    const reviewer = await buildStaff(test, site, 'membership-reviewer')
    const secretary = await buildStaff(test, site, 'board-secretary')
    const { caseId } = await buildSubmitted(test, site)
    await decide(reviewer, caseId, 'pass', '资料齐全')
    const { meetingId } = await secretary.api.meetings.create.mutate({
      title: '会长办公会',
      stage: 'board',
      heldOn: '2026-12-10',
    })
    const outcomes = [{ caseId, outcome: 'pass' as const, note: '' }]
    await secretary.api.meetings.setOutcomes.mutate({ meetingId, outcomes })
    await secretary.api.meetings.close.mutate({
      meetingId,
      version: 0,
      dueToAttend: null,
      attended: null,
      leaveOut: [],
    })
    const all = await administrator.api.labels.get.query({})
    expect(all.ready).toBe(1)
    expect(all.missing).toContain('没有地址的会员')
    const answer = await administrator.send({ path: '/labels/addresses.pdf' })
    expect(answer.status).toBe(200)
    expect(answer.body.subarray(0, 5).toString()).toBe('%PDF-')
    const events = await test.deps.database
      .tenantDb(site.tenantId)
      .event.findMany({ where: { kind: 'labels.printed' } })
    expect(events.map(({ facts }) => facts)).toMatchObject([{ labels: 1 }])
  })

  it('refuse where there are none, and read like a missing page without the right', async () => {
    const none = await administrator.send({ path: '/labels/addresses.pdf?titles=council' })
    expect(none.status).toBe(422)
    const secretary = await buildStaff(test, test.sites[0], 'board-secretary')
    expect((await secretary.send({ path: '/labels/addresses.pdf' })).status).toBe(404)
    const other = await buildStaff(test, test.sites[1], 'administrator')
    expect((await other.api.labels.get.query({})).ready).toBe(0)
  })
})
