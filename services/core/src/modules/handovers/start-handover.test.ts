import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshMobile, signedInClient } from '../../testing/build-account.ts'
import { decide, handInPapers, submit } from '../../testing/build-case.ts'
import { buildHandoverSite, buildUnit, type HandoverSite } from '../../testing/handovers.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { askForCode, readMessages } from '../../testing/sms-codes.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { applicationOf } from '../../kernel/blueprint-store.ts'

let test: TestProgram
let here: HandoverSite

beforeAll(async () => {
  test = await startTestProgram()
  here = await buildHandoverSite(test, 'on-call')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(here.site.tenantId)

/** The code as the new contact would read it out. */
async function codeOf(creditCode: string, mobile: string): Promise<string> {
  await here.reviewer.api.handovers.sendCode.mutate({ creditCode, mobile })
  const find = async () =>
    (await readMessages(here.reviewer, mobile)).find(({ text }) => /验证码\d{6}/.test(text))
  await expect.poll(find, { timeout: 15_000 }).toBeDefined()
  return /验证码(\d{6})/.exec((await find())?.text ?? '')?.[1] ?? ''
}

const start = (creditCode: string, mobile: string, code: string, key = randomUUID()) =>
  here.reviewer.api.handovers.start.mutate({ key, creditCode, name: '白芷', mobile, code })

/** Letter and answers of a handover that staff began, submitted by them. */
async function hand(caseId: string) {
  const blueprint = await test.deps.blueprints.current(here.site.tenantId)
  const spec = { ...applicationOf(blueprint, 'handover'), printedForm: undefined }
  const built = { caseId, applicant: here.reviewer, answers: {}, spec, site: here.site, test }
  await handInPapers(built)
  return submit(built)
}

describe('a handover begun on a call', () => {
  it('finds the unit by credit code or number, proves the mobile, and is decided by another', async () => {
    const unit = await buildUnit(test, here)
    const found = await here.reviewer.api.handovers.findUnit.query({ search: unit.creditCode })
    expect(found.unit?.name).toBe(unit.name)
    const number = found.unit?.memberNumber ?? ''
    const again = await here.reviewer.api.handovers.findUnit.query({ search: number })
    expect(again.unit?.creditCode).toBe(unit.creditCode)

    const mobile = freshMobile()
    const { caseId } = await start(unit.creditCode, mobile, await codeOf(unit.creditCode, mobile))
    await hand(caseId)
    const open = await here.colleague.api.review.open.query({ caseId })
    expect(open.row).toMatchObject({ partyName: unit.name, entered: { onPaper: false } })
    expect(await refusalOf(decide(here.reviewer, caseId))).toMatchObject({
      code: 'case.action-not-allowed',
    })
    await decide(here.colleague, caseId)
    expect(await refusalOf(unit.contact.api.cases.list.query({}))).toMatchObject({
      code: 'session.required',
    })
  })

  it('makes an account without a password, which the SMS code of a reset sets', async () => {
    const unit = await buildUnit(test, here)
    const mobile = freshMobile()
    const { caseId } = await start(unit.creditCode, mobile, await codeOf(unit.creditCode, mobile))
    await hand(caseId)
    await decide(here.colleague, caseId)
    await expect
      .poll(async () => (await readMessages(here.reviewer, mobile)).map(({ text }) => text).join())
      .toContain('请设密码')
    test.clock.advance(61_000)
    const visitor = test.visitor(here.site)
    const code = await askForCode(visitor, 'reset-password', mobile)
    const password = 'Ferry-at-dawn-31'
    await visitor.api.account.resetPassword.mutate({ mobile, code, password })
    await visitor.api.account.signIn.mutate({ mobile, password })
    expect((await visitor.api.member.home.query({})).membership?.partyName).toBe(unit.name)
  })

  it('takes the account there is, and refuses staff’s and another unit’s contact', async () => {
    const unit = await buildUnit(test, here)
    const known = await signedInClient(test, here.site)
    const { mobile } = known.account
    const { caseId } = await start(unit.creditCode, mobile, await codeOf(unit.creditCode, mobile))
    expect((await known.api.cases.list.query({})).cases.map(({ id }) => id)).toContain(caseId)

    const staff = here.colleague.account.mobile
    expect(
      await refusalOf(start(unit.creditCode, staff, await codeOf(unit.creditCode, staff))),
    ).toMatchObject({ code: 'handover.staff-mobile' })
    const other = (await buildUnit(test, here)).contact.account.mobile
    expect(
      await refusalOf(start(unit.creditCode, other, await codeOf(unit.creditCode, other))),
    ).toMatchObject({ code: 'handover.acts-elsewhere' })
  })

  it('is refused with a wrong code, makes one case of two presses, and no account before', async () => {
    const unit = await buildUnit(test, here)
    const mobile = freshMobile()
    const code = await codeOf(unit.creditCode, mobile)
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await refusalOf(start(unit.creditCode, mobile, wrong))).toMatchObject({
      code: 'code.wrong',
    })
    expect(await db().account.count({ where: { mobile } })).toBe(0)
    const key = randomUUID()
    await start(unit.creditCode, mobile, code, key)
    expect(await start(unit.creditCode, mobile, code, key)).toEqual({ caseId: key })
    expect(await db().case.count({ where: { id: key } })).toBe(1)
  })

  it('is begun by nobody without the permission, and finds no unit of another association', async () => {
    const elsewhere = await buildHandoverSite(test, 'on-call-elsewhere')
    const unit = await buildUnit(test, elsewhere)
    const search = { search: unit.creditCode }
    expect(await here.reviewer.api.handovers.findUnit.query(search)).toEqual({ unit: null })
    const member = await signedInClient(test, here.site)
    expect(await refusalOf(member.api.handovers.findUnit.query(search))).toMatchObject({
      code: 'not-found',
    })
    const code = here.reviewer.api.handovers.sendCode.mutate({
      creditCode: unit.creditCode,
      mobile: freshMobile(),
    })
    expect(await refusalOf(code)).toMatchObject({ code: 'handover.unit-unknown' })
  })
})
