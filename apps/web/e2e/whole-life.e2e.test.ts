import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import {
  beginApplication,
  fillContacts,
  fillUnit,
  goToStep,
  saved,
  unit,
} from './support/application.ts'
import type { Person } from './support/browser.ts'
import { withdrawOneOf } from './support/cases.ts'
import { openCaseOf } from './support/desk.ts'
import {
  beginMatter,
  fillToday,
  passMatter,
  submitMatter,
  verifyAddress,
} from './support/matters.ts'
import { photographLicence, printForm, putFile, slot, stampedForm } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { closeSitting, planSitting } from './support/sitting.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const clerk = {
  unitName: unit.name,
  userName: '许清和',
  email: 'xu@example.com',
  mobile: '13800004001',
  password: 'Baiyang72song',
}
const renamed = '示例南岭能源建设集团有限公司'

let member: Person
let reviewer: Person
let secretary: Person

const staff = async (label: string): Promise<Person> => {
  const person = await stage.person(national)
  await signIn(person.page, stage.login(national, label))
  return person
}

describe('the life of a unit in the association', () => {
  it('begins: it joins', async () => {
    member = await stage.person(national)
    const { page, context } = member
    await register(page, stage.world.program, clerk)
    await beginApplication(page)
    await page.getByLabel('统一社会信用代码').fill(unit.creditCode)
    await fillUnit(page)
    await goToStep(page, '联系人')
    await fillContacts(page, clerk.mobile)
    await goToStep(page, '入会说明')
    await page.getByLabel('入会说明', { exact: true }).fill('从事输变电工程施工十六年，申请入会。')
    await saved(page).waitFor()
    await goToStep(page, '申请书与附件')
    await putFile(slot(page, stampedForm), await printForm(page))
    await putFile(slot(page, '营业执照'), await photographLicence(context))
    await submitMatter(page)
    reviewer = await staff('会员部审核员 林知远')
    await openCaseOf(reviewer.page, unit.name)
    await reviewer.page.getByRole('button', { name: /^通过/ }).click()
    await sees(page, '会长办公会中')
    secretary = await staff('会长办公会秘书')
    const meetingId = await planSitting(secretary.page)
    await closeSitting(secretary.page, await withdrawOneOf(stage, meetingId, clerk.mobile))
    await sees(page, '已通过', { exact: true })
  })

  it('it takes another name, and the certificate follows', async () => {
    const { page, context } = member
    const before = await verifyAddress(page)
    await beginMatter(page, '信息变更')
    await page.getByLabel('单位名称').fill(renamed)
    await page.getByLabel('变更说明', { exact: true }).fill('集团重组，已办理变更登记。')
    await goToStep(page, '附件')
    await putFile(slot(page, /^变更后的营业执照/), await photographLicence(context))
    await submitMatter(page)
    await passMatter(reviewer.page, /^会员部审核.*信息变更/, unit.name)
    await sees(page, '已通过', { exact: true })
    await page.goto(before)
    await sees(page, '已换发')
  })

  it('it pays its first year, and staff confirm the money', async () => {
    const { page, context } = member
    await page.goto('/my/dues')
    await page.getByRole('link', { name: '上传付款凭证' }).first().click()
    const paper = await photographLicence(context)
    await page
      .getByLabel('付款凭证', { exact: true })
      .and(page.locator('input'))
      .setInputFiles(paper)
    await page.getByLabel('付款日期').fill(dateInShanghai(new Date()))
    await page.getByRole('button', { name: '上传凭证' }).click()
    await sees(page, '凭证待核')
    const desk = reviewer.page
    await desk.goto('/desk/dues?tab=vouchers')
    await desk
      .getByRole('list')
      .getByRole('button', { name: new RegExp(renamed) })
      .first()
      .click()
    await desk.getByRole('button', { name: '确认到账' }).click()
    await sees(page, '已确认缴费')
  })

  it('it goes to another branch, which decides itself', async () => {
    const { page } = member
    await beginMatter(page, '归属变更')
    const branches = page.getByRole('combobox', { name: '要加入的分支机构' })
    await branches.selectOption({ label: '新能源分会' })
    await page.getByLabel('申请理由').fill('新能源项目已占一半以上。')
    await submitMatter(page)
    const branch = await staff('分支机构审核员')
    await passMatter(branch.page, /^分支机构审核/, renamed)
    await sees(page, '已通过', { exact: true })
  })

  it('it is promoted: staff file the resolution, a second person decides', async () => {
    const { page, context } = await staff('管理员')
    await page.goto('/desk/council')
    await page.getByRole('button', { name: '级别调整' }).click()
    await page.getByRole('dialog').getByRole('searchbox').fill('南岭能源')
    await page.getByRole('button', { name: new RegExp(`^调整.*${renamed}`) }).click()
    await page.waitForURL(/\/desk\/paper\/.*\/edit\//)
    await page.getByRole('combobox', { name: '调整为' }).selectOption({ label: '理事单位' })
    await fillToday(page, '生效日期')
    await page.getByLabel('决议名称').fill('第三次理事会决议')
    await fillToday(page, '决议日期')
    await saved(page).waitFor()
    await goToStep(page, '附件')
    await putFile(slot(page, /^决议/), await photographLicence(context))
    await goToStep(page, '核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await page.waitForURL(/submitted=1$/)
    await passMatter(secretary.page, /^秘书处复核/, renamed)
    await member.page.goto('/my/unit')
    await sees(member.page, '理事单位')
  })

  it('and it leaves, a member to its last day', async () => {
    const { page, context } = member
    await beginMatter(page, '退会申请')
    await fillToday(page, '会籍的最后一天')
    await page.getByLabel('退会原因').fill('主营业务已调整。')
    await goToStep(page, '附件')
    await putFile(slot(page, /^退会函/), await photographLicence(context))
    await submitMatter(page)
    await passMatter(reviewer.page, /^会员部审核.*退会申请/, renamed)
    await sees(page, '已通过', { exact: true })
    await page.goto('/my/unit')
    await sees(page, '已办理退会')
    expect(member.faults.list()).toEqual([])
  })
})
