import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { fillContacts, fillUnit, goToStep, saved, unit } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { withdrawOneOf } from './support/cases.ts'
import { openCaseOf } from './support/desk.ts'
import { askForHandover, passHandover } from './support/handover.ts'
import { messageTo } from './support/inbox.ts'
import { photographLicence, putFile, slot } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { closeSitting, planSitting } from './support/sitting.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

/** The contact whom the paper names. */
const contactMobile = '13800003001'
const claimant = {
  unitName: unit.name,
  userName: '温如玉',
  email: 'wen@example.com',
  mobile: '13800003002',
  password: 'Baiyang72song',
}

let clerk: Person
let colleague: Person

describe('an application that came on paper', () => {
  it('is entered by staff with its scans, with no guide to tick and no form to print', async () => {
    clerk = await stage.person(national)
    const { page, context } = clerk
    await signIn(page, stage.login(national, '会员部审核员 林知远'))
    await page.goto('/desk/paper')
    await page.getByRole('link', { name: '录入纸质申请' }).click()
    await page.getByLabel('单位名称').fill(unit.name)
    await page.getByRole('button', { name: '开始录入' }).click()
    await page.waitForURL(/\/desk\/paper\/.*\/edit\/unit$/)
    await page.getByLabel('统一社会信用代码').fill(unit.creditCode)
    await fillUnit(page)
    await goToStep(page, '联系人')
    await page
      .getByRole('button', { name: /^(再加|添加).*联系人/ })
      .first()
      .waitFor()
    await fillContacts(page, contactMobile)
    await page.getByLabel('电子邮箱').first().fill('xu@example.com')
    await goToStep(page, '入会说明')
    await page.getByLabel('入会说明', { exact: true }).fill('从事输变电工程施工十六年，申请入会。')
    await saved(page).waitFor()
    await goToStep(page, '附件')
    await putFile(slot(page, /^入会申请书/), await photographLicence(context))
    await putFile(slot(page, '营业执照'), await photographLicence(context))
    await sees(page.getByRole('navigation', { name: '申请步骤' }), '已备齐')
    await goToStep(page, '核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.waitForURL(/\/desk\/paper\/[\w-]{36}\?submitted=1$/)
    expect(clerk.faults.list()).toEqual([])
  })

  it('is not decided by who entered it, but by a colleague, who sees that it came on paper', async () => {
    const { page } = clerk
    await page.goto('/desk')
    await openCaseOf(page, unit.name)
    await sees(page, '要由另一位同事办理')
    colleague = await stage.person(national)
    await signIn(colleague.page, stage.login(national, '会员部审核员 顾若溪'))
    await openCaseOf(colleague.page, unit.name)
    await sees(colleague.page, '纸质录入，林知远')
    await colleague.page.getByRole('button', { name: /^通过/ }).click()
    const secretary = await stage.person(national)
    await signIn(secretary.page, stage.login(national, '会长办公会秘书'))
    const meetingId = await planSitting(secretary.page)
    const own = stage.login(national, '会员部审核员 林知远').mobile
    await closeSitting(secretary.page, await withdrawOneOf(stage, meetingId, own))
    await messageTo(stage.world.program, contactMobile, /已通过，会员号/)
  })

  it('makes a member without a login, which claims its account with the letter', async () => {
    const person = await stage.person(national)
    await register(person.page, stage.world.program, claimant)
    const handed = { name: unit.name, code: unit.creditCode }
    const why = '从未有过账号（纸质入会）'
    await askForHandover(person, handed, { name: claimant.userName, why })
    await passHandover(colleague.page, handed, /通过即为认领/)
    await sees(person.page, '已通过', { exact: true })
    await person.page.goto('/my')
    await sees(person.page, unit.name)
    expect(person.faults.list()).toEqual([])
  })
})
