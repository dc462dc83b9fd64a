import { creditCodeCheckCharacter } from '@guildhall/domain/identifiers/credit-code-check-character'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** First seventeen characters of a made-up credit code. */
const CODE_BODY = '91110102MA7E2E001'

/** The made-up unit that applies. */
export const unit = {
  name: '示例南岭输变电工程有限公司',
  creditCode: CODE_BODY + creditCodeCheckCharacter(CODE_BODY),
  legalRepresentative: '秦守成',
  street: '南岭路 18 号电力科技楼 6 层',
} as const

/** A credit code whose last character is not the one that the others call for. */
export const wrongCreditCode = CODE_BODY + (unit.creditCode.endsWith('A') ? 'B' : 'A')

/** The members of a group of fields, by the card's heading. */
const card = (page: Page, title: string): Locator =>
  page.getByRole('group', { name: title, exact: true })

/** Reads the guide to its end, which opens the tick, which opens the form. */
export async function beginApplication(page: Page): Promise<void> {
  await page.getByRole('link', { name: '开始申请' }).click()
  const tick = page.getByRole('checkbox', { name: /我已认真阅读/ })
  const begin = page.getByRole('button', { name: '开始填写申请' })
  await tick.waitFor()
  expect(await tick.isDisabled()).toBe(true)
  expect(await begin.isDisabled()).toBe(true)
  await begin.scrollIntoViewIfNeeded()
  await tick.check()
  await begin.click()
  await page.waitForURL(/\/edit\/unit$/)
}

/** Fills the first step, but for the credit code, as a person does: field by field, top to bottom. */
export async function fillUnit(page: Page): Promise<void> {
  await page.getByLabel('法定代表人').fill(unit.legalRepresentative)
  await page.getByLabel('单位性质').selectOption({ label: '国有企业' })
  const founded = page.getByRole('group', { name: '成立日期' })
  await founded.getByLabel('年').fill('2008')
  await founded.getByLabel('月').fill('5')
  await founded.getByLabel('日', { exact: true }).fill('16')
  await page.getByLabel('注册资本').fill('6000')
  await page.getByLabel('职工人数').fill('318')
  await page.getByRole('checkbox', { name: '工程施工' }).check()
  await page.getByRole('checkbox', { name: '设备安装' }).check()
  await page.getByLabel('所属集团').fill('无')
  await page.getByLabel('所属单位').fill('无')
  await page.getByLabel('省', { exact: true }).selectOption({ label: '山西省' })
  await page.getByLabel('市', { exact: true }).selectOption({ label: '太原市' })
  await page.getByLabel('详细地址').fill(unit.street)
  await page.getByRole('combobox', { name: '意向分支机构' }).selectOption({ label: '送变电分会' })
}

/** Names two contacts; the first was begun from what was said at registration. */
export async function fillContacts(page: Page, mobile: string): Promise<void> {
  const first = card(page, '联系人 1')
  await first.getByLabel('姓名').fill('许清和')
  await first.getByLabel('部门和职务').fill('综合部主任')
  await first.getByLabel('手机').fill(mobile)
  await page.getByRole('button', { name: /^再加.*联系人/ }).click()
  const second = card(page, '联系人 2')
  await second.getByLabel('姓名').fill('温如玉')
  await second.getByLabel('部门和职务').fill('财务部会计')
  await second.getByLabel('手机').fill('13800001099')
  await second.getByLabel('电子邮箱').fill('wen@example.com')
}

/** The place in the head that says whether all is saved. */
export const saved = (page: Page): Locator =>
  page
    .getByText(/^已保存/)
    .filter({ visible: true })
    .first()

/** Waits until the server has acknowledged a save that holds `words`. */
export async function acknowledged(page: Page, words: string, timeout?: number): Promise<void> {
  await page.waitForResponse(
    (response) =>
      response.url().includes('cases.saveGroup') &&
      response.ok() &&
      (response.request().postData() ?? '').includes(words),
    timeout === undefined ? {} : { timeout },
  )
}

/** Goes to a step of the application by the list of them. */
export async function goToStep(page: Page, step: string): Promise<void> {
  const steps = page.getByRole('navigation', { name: '申请步骤' })
  await steps.getByRole('link', { name: step }).click()
  await page.getByRole('heading', { level: 1, name: step }).waitFor()
}
