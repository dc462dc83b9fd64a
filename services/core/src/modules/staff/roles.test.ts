import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { closeLive, openLive } from '../../testing/live-client.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let boss: Applicant
let sites = 0

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())
afterEach(closeLive)

/** An association of its own for each test: who manages last is counted in it. */
beforeEach(async () => {
  site = await buildSite(test, `roles-${++sites}`, (blueprint) => {
    blueprint.roles.push({ slug: 'personnel', label: '人事', permissions: ['staff.manage'] })
    blueprint.roles.push({
      slug: 'branch-head',
      label: '分会负责人',
      permissions: ['staff.manage', 'cases.decide'],
      branchBound: true,
    })
  })
  boss = await buildStaff(test, site, 'manager', { userName: '管理员' })
})

const staff = (role: string, branch: string | null = null) =>
  buildStaff(test, site, role, { branch })
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code
const give = (by: Applicant, to: Applicant, role: string, branch: string | null = null) =>
  by.api.staff.giveRole.mutate({ accountId: to.account.id, role, branch })
const rowOf = async ({ account }: Applicant, by = boss) =>
  (await by.api.staff.list.query({})).colleagues.find((row) => row.accountId === account.id)
const take = async (by: Applicant, from: Applicant, role: string) => {
  const db = test.deps.database.tenantDb(site.tenantId)
  const grant = await db.roleGrant.findFirstOrThrow({
    where: { accountId: from.account.id, role },
    orderBy: { grantedAt: 'desc' },
  })
  return by.api.staff.takeRole.mutate({ accountId: from.account.id, grantId: grant.id })
}

describe('giving a role', () => {
  it('acts with the next call, is listed, and leaves an event without a name', async () => {
    const clerk = await staff('reviewer')
    expect(await codeOf(clerk.api.meetings.list.query({}))).toBe('not-found')
    await give(boss, clerk, 'secretary')
    await clerk.api.meetings.list.query({})
    expect((await rowOf(clerk))?.roles.map(({ label }) => label)).toEqual(['审核员', '秘书'])
    const event = await test.deps.database
      .tenantDb(site.tenantId)
      .event.findFirstOrThrow({ where: { subjectId: clerk.account.id } })
    expect(event).toMatchObject({
      kind: 'account.roles-changed',
      actorId: boss.account.id,
      facts: { change: 'given', roles: [{ role: 'secretary', branch: null }] },
    })
  })

  it('goes with a branch exactly where the role is bound to one', async () => {
    const clerk = await staff('reviewer')
    expect(await codeOf(give(boss, clerk, 'branch-reviewer'))).toBe('staff.role-unknown')
    expect(await codeOf(give(boss, clerk, 'secretary', 'north'))).toBe('staff.role-unknown')
    expect(await codeOf(give(boss, clerk, 'branch-reviewer', 'nowhere'))).toBe('staff.role-unknown')
    await give(boss, clerk, 'branch-reviewer', 'north')
    await give(boss, clerk, 'branch-reviewer', 'south')
    expect((await rowOf(clerk))?.roles.map(({ branchLabel }) => branchLabel)).toEqual([
      null,
      '北方分会',
      '南方分会',
    ])
  })

  it('goes no further than the own rights, in permissions and in branches', async () => {
    const clerk = await staff('reviewer')
    const personnel = await staff('personnel')
    expect(await codeOf(give(personnel, clerk, 'secretary'))).toBe('staff.beyond-own')
    expect(await codeOf(give(personnel, clerk, 'manager'))).toBe('staff.beyond-own')
    await give(personnel, clerk, 'personnel')
    const head = await staff('branch-head', 'north')
    await give(head, clerk, 'branch-reviewer', 'north')
    expect(await codeOf(give(head, clerk, 'branch-reviewer', 'south'))).toBe('staff.beyond-own')
    expect(await codeOf(give(head, clerk, 'personnel'))).toBe('staff.beyond-own')
    const roles = (await personnel.api.staff.list.query({})).roles
    expect(roles.filter(({ grantable }) => grantable).map(({ slug }) => slug)).toEqual([
      'personnel',
    ])
  })

  it('is nobody’s own, and nothing for whoever does not manage staff', async () => {
    const clerk = await staff('secretary')
    expect(await codeOf(give(boss, boss, 'secretary'))).toBe('staff.own-role')
    expect(await codeOf(give(clerk, boss, 'reviewer'))).toBe('not-found')
    expect(await codeOf(clerk.api.staff.list.query({}))).toBe('not-found')
  })

  it('reads like missing for members and for another association’s staff', async () => {
    const member = await signedInClient(test, site)
    const elsewhere = await buildStaff(test, test.sites[0], 'administrator')
    expect(await codeOf(give(boss, member, 'reviewer'))).toBe('not-found')
    expect(await codeOf(give(boss, elsewhere, 'reviewer'))).toBe('not-found')
    expect(await codeOf(boss.api.staff.suspend.mutate({ accountId: elsewhere.account.id }))).toBe(
      'not-found',
    )
  })

  it('gives one of two clicks', async () => {
    const clerk = await staff('reviewer')
    const both = await Promise.allSettled([1, 2].map(() => give(boss, clerk, 'secretary')))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codeOf(give(boss, clerk, 'secretary'))).toBe('staff.role-held')
  })
})

describe('taking a role', () => {
  it('acts at once: the open page loses its line and the next call reads like missing', async () => {
    const clerk = await staff('secretary')
    const line = await openLive(clerk)
    await clerk.api.meetings.list.query({})
    const closed = new Promise((resolve) => line.socket.once('disconnect', resolve))
    await take(boss, clerk, 'secretary')
    expect(await closed).toBe('io server disconnect')
    expect(await codeOf(clerk.api.meetings.list.query({}))).toBe('not-found')
    expect((await clerk.api.site.get.query({})).viewer).toMatchObject({ staff: false })
    expect(await rowOf(clerk)).toBeUndefined()
  })

  it('is nobody’s own, no further than the own rights, and once', async () => {
    const clerk = await staff('secretary')
    const personnel = await staff('personnel')
    expect(await codeOf(take(personnel, clerk, 'secretary'))).toBe('staff.beyond-own')
    expect(await codeOf(take(boss, boss, 'manager'))).toBe('staff.own-role')
    await take(boss, clerk, 'secretary')
    expect(await codeOf(take(boss, clerk, 'secretary'))).toBe('staff.changed-meanwhile')
  })

  it('leaves somebody who manages staff, also where two take each other’s role at once', async () => {
    const other = await staff('manager')
    const both = await Promise.allSettled([
      take(boss, other, 'manager'),
      take(other, boss, 'manager'),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('does not leave the association to a suspended manager', async () => {
    const [other, third] = [await staff('manager'), await staff('manager')]
    await boss.api.staff.suspend.mutate({ accountId: other.account.id })
    await take(boss, third, 'manager')
    const view = await boss.api.staff.list.query({})
    expect(view.colleagues.filter(({ status }) => status === 'active')).toHaveLength(1)
  })
})

describe('suspending a colleague', () => {
  it('ends every session and open page, and resuming gives the roles back', async () => {
    const clerk = await staff('secretary')
    const line = await openLive(clerk)
    const closed = new Promise((resolve) => line.socket.once('disconnect', resolve))
    await boss.api.staff.suspend.mutate({ accountId: clerk.account.id })
    expect(await closed).toBe('io server disconnect')
    expect((await clerk.api.site.get.query({})).viewer).toBeNull()
    const { mobile, password } = clerk.account
    const signIn = () => test.visitor(site).api.account.signIn.mutate({ mobile, password })
    expect(await codeOf(signIn())).toBe('account.suspended')
    expect(await codeOf(give(boss, clerk, 'reviewer'))).toBe('staff.suspended')
    await boss.api.staff.resume.mutate({ accountId: clerk.account.id })
    expect(await signIn()).toEqual({ staff: true })
    expect(await codeOf(boss.api.staff.resume.mutate({ accountId: clerk.account.id }))).toBe(
      'staff.changed-meanwhile',
    )
  })

  it('is not for oneself, nor for one with rights beyond the own', async () => {
    const personnel = await staff('personnel')
    const suspend = (by: Applicant, whom: Applicant) =>
      codeOf(by.api.staff.suspend.mutate({ accountId: whom.account.id }))
    expect(await suspend(personnel, boss)).toBe('staff.beyond-own')
    expect(await suspend(boss, boss)).toBe('staff.own-role')
    expect((await rowOf(boss, personnel))?.can).toMatchObject({ suspend: false })
  })
})
