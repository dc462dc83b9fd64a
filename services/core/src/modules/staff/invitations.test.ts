import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  buildAccount,
  freshMobile,
  signedInClient,
  testPassword,
} from '../../testing/build-account.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { readMessages } from '../../testing/sms-codes.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let boss: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'inviting')
  boss = await buildStaff(test, site, 'manager', { userName: '管理员' })
})
afterAll(() => test.stop())
beforeEach(() => db().rateLimit.deleteMany())

const db = () => test.deps.database.tenantDb(site.tenantId)
const visitor = () => test.visitor(site)
const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code
const reviewer = { role: 'reviewer', branch: null }

async function invite(
  mobile = freshMobile(),
  roles: { role: string; branch: string | null }[] = [reviewer],
) {
  await boss.api.staff.invite.mutate({ mobile, roles })
  const [newest] = await readMessages(visitor(), mobile)
  return { mobile, code: String(newest?.variables.code), text: newest?.text ?? '' }
}

async function accept(
  { mobile, code }: { mobile: string; code: string },
  { password = testPassword, isNew = true, by = visitor() } = {},
) {
  const { privacyVersion } = await by.api.site.get.query({})
  const newAccount = isNew ? { userName: '新同事', password, privacyVersion } : null
  return by.api.staff.accept.mutate({ mobile, code, password, newAccount })
}

describe('an invitation', () => {
  it('names the roles by SMS, makes an account with its code and signs it in as staff', async () => {
    const invited = await invite(freshMobile(), [
      reviewer,
      { role: 'branch-reviewer', branch: 'north' },
    ])
    expect(invited.text).toContain('审核员、分会审核员（北方分会）')
    const by = visitor()
    expect(
      await by.api.staff.invitation.mutate({ mobile: invited.mobile, code: invited.code }),
    ).toEqual({
      association: '示例协会',
      roles: ['审核员', '分会审核员（北方分会）'],
      hasAccount: false,
    })
    expect(await accept(invited, { by })).toEqual({ signedIn: true })
    const { viewer } = await by.api.site.get.query({})
    expect(viewer).toMatchObject({ staff: true, roles: ['审核员', '分会审核员'] })
    const events = await db().event.findMany({ where: { subjectId: viewer?.accountId ?? '' } })
    expect(events).toMatchObject([{ kind: 'account.roles-changed', facts: { change: 'accepted' } }])
  })

  it('leaves whoever has an account with it, against its password', async () => {
    const { mobile, password, id } = await buildAccount(test, site)
    const invited = await invite(mobile)
    const wrong = accept(invited, { isNew: false, password: 'Not-the-password-7' })
    expect(await codeOf(wrong)).toBe('account.sign-in-failed')
    expect(await accept(invited, { isNew: false, password })).toEqual({ signedIn: false })
    const by = visitor()
    expect(await by.api.account.signIn.mutate({ mobile, password })).toEqual({ staff: true })
    expect((await by.api.site.get.query({})).viewer?.accountId).toBe(id)
  })

  it('is accepted once, of two at once too', async () => {
    const invited = await invite()
    const both = await Promise.allSettled([accept(invited), accept(invited)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await codeOf(accept(invited, { isNew: false }))).toBe('invitation.wrong')
  })

  it('ends after seven days, when taken back, and when another takes its place', async () => {
    const [late, back, earlier] = [await invite(), await invite(), await invite()]
    const open = async () => (await boss.api.staff.list.query({})).invitations
    const mask = (mobile: string) => `${mobile.slice(0, 3)}****${mobile.slice(7)}`
    const idOf = async ({ mobile }: { mobile: string }) =>
      (await open()).find((each) => each.mobile === mask(mobile))?.id ?? ''
    const invitationId = await idOf(back)
    await boss.api.staff.withdrawInvitation.mutate({ invitationId })
    expect(await codeOf(boss.api.staff.withdrawInvitation.mutate({ invitationId }))).toBe(
      'staff.changed-meanwhile',
    )
    expect(await codeOf(accept(back))).toBe('invitation.wrong')
    const later = await invite(earlier.mobile)
    expect(await codeOf(accept(earlier))).toBe('invitation.wrong')
    await accept(later)
    await db().staffInvitation.updateMany({
      where: { mobile: late.mobile },
      data: { expiresAt: test.clock.now() },
    })
    expect(await codeOf(accept(late))).toBe('invitation.wrong')
    expect((await open()).find((each) => each.mobile === mask(late.mobile))?.expired).toBe(true)
  })

  it('is guessed ten times, and then even its code is void', async () => {
    const invited = await invite()
    const guess = () => codeOf(accept({ ...invited, code: 'AAAAAAAA' }))
    for (let times = 0; times < 10; times++) expect(await guess()).toBe('invitation.wrong')
    expect(await codeOf(accept(invited))).toBe('invitation.wrong')
  })

  it('gives nothing that whoever invited could no longer give', async () => {
    const other = await buildStaff(test, site, 'manager')
    const mobile = freshMobile()
    await other.api.staff.invite.mutate({ mobile, roles: [reviewer] })
    const [newest] = await readMessages(visitor(), mobile)
    await boss.api.staff.suspend.mutate({ accountId: other.account.id })
    expect(await codeOf(accept({ mobile, code: String(newest?.variables.code) }))).toBe(
      'invitation.wrong',
    )
  })

  it('goes no further than the own rights, is not for oneself, and tells no stranger of an account', async () => {
    const personnel = await buildSite(test, 'inviting-less', (blueprint) => {
      blueprint.roles.push({ slug: 'personnel', label: '人事', permissions: ['staff.manage'] })
    })
    const weak = await buildStaff(test, personnel, 'personnel')
    expect(
      await codeOf(weak.api.staff.invite.mutate({ mobile: freshMobile(), roles: [reviewer] })),
    ).toBe('staff.beyond-own')
    expect(
      await codeOf(
        boss.api.staff.invite.mutate({ mobile: boss.account.mobile, roles: [reviewer] }),
      ),
    ).toBe('staff.own-role')
    const { account } = await signedInClient(test, site)
    const stranger = await refusalOf(accept({ mobile: freshMobile(), code: 'AAAAAAAA' }))
    expect(await refusalOf(accept({ mobile: account.mobile, code: 'AAAAAAAA' }))).toEqual(stranger)
    const elsewhere = await invite()
    expect(await codeOf(accept(elsewhere, { by: test.visitor(test.sites[0]) }))).toBe(
      'invitation.wrong',
    )
  })

  it('keeps its code out of the list of messages', async () => {
    const { code } = await invite()
    const stored = await db().staffInvitation.findMany()
    expect(JSON.stringify(stored)).not.toContain(code)
    const secret = { template: 'staff-invited', text: `邀请码${code}`, variables: { code } }
    const { withoutCode } = await import('../messages/without-code.ts')
    expect(withoutCode(secret)).toBe('邀请码******')
  })
})
