import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import type { Person } from './support/browser.ts'
import { openCaseOf, remarkAt } from './support/desk.ts'
import {
  addQualification,
  addSchooling,
  addWork,
  chooseRegions,
  fillBasics,
  madeUpExpert,
  rowWindow,
} from './support/expert.ts'
import { photographLicence, putPhoto } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

/** Goes on by the button at the foot, as on a phone. */
async function next(page: Page, step: string): Promise<void> {
  await page.getByRole('link', { name: `下一步：${step}` }).click()
  await page.getByRole('heading', { level: 1, name: step }).waitFor()
}

/** Nothing is wider than the window. */
async function fits(page: Page): Promise<void> {
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }))
  expect(scroll).toBeLessThanOrEqual(width)
}

const widths = [
  { width: 1440, height: 900, userName: '裴望岳', serial: 1 },
  { width: 375, height: 812, userName: '裴临溪', serial: 2 },
]

describe.each(widths)('an expert at $width px', ({ width, height, userName, serial }) => {
  const who = madeUpExpert(userName, serial)
  let expert: Person
  let reviewer: Person

  it('says who it is, and mends a sex that the ID number contradicts', async () => {
    expert = await stage.person(municipal, { width, height })
    const { page } = expert
    await register(page, stage.world.program, who)
    await page.getByRole('link', { name: /^立即认证.*专家/ }).click()
    await fillBasics(page, who)
    const sex = page.locator('#f-basics-sex-field')
    await sees(sex, '性别与身份证号里的不一致')
    await page.getByRole('radio', { name: '女', exact: true }).check()
    await sex.getByText('性别与身份证号里的不一致').waitFor({ state: 'hidden' })
  })

  it('chooses regions, photographs the card, and saves', async () => {
    const { page, context } = expert
    await chooseRegions(page)
    const place = page.getByRole('group', { name: '身份证照片' })
    await putPhoto(place, await photographLicence(context))
    await place.locator('img').first().waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '存好了' }).waitFor()
    await fits(page)
  })

  it('lists qualifications, work and schooling, and submits', async () => {
    const { page, context } = expert
    const photo = await photographLicence(context)
    await next(page, '职业资格及职称')
    await addQualification(page, photo)
    await sees(page, '已填好')
    await fits(page)
    await next(page, '工作经历')
    await addWork(page)
    await fits(page)
    await next(page, '教育经历')
    await addSchooling(page, photo)
    await fits(page)
    await next(page, '核对并提交')
    await sees(page, '都填好了')
    await sees(page, '山西省长治市、山西省晋中市')
    await sees(page, '2011年7月至今')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
  })

  it('is sent back with a remark at a qualification’s number', async () => {
    reviewer = await stage.person(municipal)
    const { page } = reviewer
    await signIn(page, stage.login(municipal, '秘书处审核员 郝静怡'))
    await page.getByRole('button', { name: /^秘书处审核.*专家认证/ }).click()
    await openCaseOf(page, userName)
    await sees(page, '1986年9月至1990年7月')
    const number = page.locator('[data-path^="qualifications["][data-path$="].number"]')
    const path = (await number.getAttribute('data-path')) ?? ''
    await remarkAt(page, path, '请照证书填全编号。')
    await page.getByRole('button', { name: /^退回修改，1 处批注/ }).click()
    await sees(expert.page, '已退回，待您修改')
  })

  it('finds the remark in the window of that row, mends it there, and submits again', async () => {
    const { page } = expert
    await page.getByRole('link', { name: '按批注修改' }).click()
    await sees(page, '1 处批注待改')
    await page.getByRole('button', { name: '职业资格或职称 1 · 证书编号' }).click()
    const row = rowWindow(page, '职业资格或职称 1')
    await sees(row, '请照证书填全编号。')
    await row.getByLabel('证书编号').fill('建［造］示例11000001')
    await sees(row, '原填：建造价示例0001')
    await row.getByRole('button', { name: '完成' }).click()
    await sees(page, '已填好')
    await next(page, '工作经历')
    await next(page, '教育经历')
    await next(page, '核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
  })

  it('is certified once the secretariat has seen what changed', async () => {
    const { page } = reviewer
    await openCaseOf(page, userName, '补正')
    await sees(page, /^与上次提交相比，改了 1 处/)
    await page.getByRole('button', { name: /^通过/ }).click()
    await sees(expert.page, '已通过', { exact: true })
    await expert.page.goto('/my')
    await expert.page
      .getByRole('article')
      .filter({ hasText: '专家' })
      .getByText('已认证')
      .first()
      .waitFor()
    expect(expert.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })
})
