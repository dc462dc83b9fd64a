import { addYears } from '@guildhall/domain/time/civil-date'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { demoExpert, type DemoExpert } from './support/demo-expert.ts'
import { openCaseOf, remarkAt } from './support/desk.ts'
import { rowWindow } from './support/expert.ts'
import { cardOf, nextStep, submitFrom } from './support/identities.ts'
import { verifyAddress } from './support/matters.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

/** A day as pages say it. */
function said(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const widths = [
  { width: 1440, height: 900, at: 0 },
  { width: 375, height: 812, at: 1 },
]

describe.each(widths)('a certified expert at $width px', ({ width, height, at }) => {
  let who: DemoExpert
  let expert: Person
  let reviewer: Person
  let certificate: string
  /** The last day as typed at first, a year too far, and as it should be. */
  let wrong: string
  let renewed: string

  const steps = ['工作经历', '教育经历', '核对并提交']

  async function fillValidTo(row: Locator, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)))
    const group = row.getByRole('group', { name: '有效期至' })
    await group.getByLabel('年').fill(year)
    await group.getByLabel('月').fill(month)
    await group.getByLabel('日', { exact: true }).fill(date)
    await row.getByRole('button', { name: '完成' }).click()
    await row.waitFor({ state: 'hidden' })
  }

  /** What the reviewer reads of the first qualification's last day. */
  const lastDay = (page: Page): Locator =>
    page.locator('[data-path^="qualifications["][data-path$="].validTo"]').first()

  async function openOnDesk(mark = ''): Promise<void> {
    await reviewer.page.goto('/desk')
    await reviewer.page.getByRole('button', { name: /^秘书处审核.*专家认证/ }).click()
    await openCaseOf(reviewer.page, who.name, mark)
  }

  it('adds a region and the renewed last day, with all else as it was certified', async () => {
    who = await demoExpert(stage, municipal, at)
    renewed = addYears(who.validTo, 3)
    wrong = addYears(who.validTo, 4)
    expert = await stage.person(municipal, { width, height })
    const { page } = expert
    await signIn(page, who)
    certificate = await verifyAddress(page)
    await page.goto('/my')
    await cardOf(page, '专家')
      .getByRole('link', { name: /^修改资料/ })
      .click()
    await page.waitForURL(/\/edit/)
    expect(await page.getByLabel('姓名').inputValue()).toBe(who.name)
    const wish = page.getByRole('group', { name: '意愿评审地区', exact: true })
    await wish.getByLabel('省', { exact: true }).selectOption({ label: '河南省' })
    await wish.getByLabel('市', { exact: true }).selectOption({ label: '安阳市' })
    await sees(wish, '河南省安阳市')
    await nextStep(page, '职业资格及职称')
    await page.getByRole('button', { name: /^修改\s*职业资格或职称 1/ }).click()
    await fillValidTo(rowWindow(page, '职业资格或职称 1'), wrong)
    await saved(page).waitFor()
    await submitFrom(page, steps)
  })

  it('stays certified as before while the change is reviewed', async () => {
    const { page } = expert
    await page.goto('/my')
    const card = cardOf(page, '专家')
    await sees(card, '已认证')
    await sees(card, '修改审核中')
    await sees(card, /要改：.*意愿评审地区/)
    await page.goto('/my/identities/expert')
    const changed = page.getByRole('region', { name: '正在修改' })
    await sees(changed, said(who.validTo))
    await sees(changed, said(wrong))
    await sees(changed, /河南省安阳市/)
    const inForce = page.getByRole('region', { name: '现在有效的资料' })
    await sees(inForce, said(who.validTo))
    expect(await inForce.getByText('安阳市').count()).toBe(0)
    await page.goto(certificate)
    await sees(page, '真实有效')
  })

  it('is read old beside new by the secretariat, which sends one answer back', async () => {
    reviewer = await stage.person(municipal)
    await signIn(reviewer.page, stage.login(municipal, '秘书处审核员 郝静怡'))
    await openOnDesk()
    const { page } = reviewer
    await sees(page, /专家认证（修改资料）/)
    await sees(lastDay(page), said(wrong))
    await sees(lastDay(page), `现登记为 ${said(who.validTo)}`)
    await sees(page.locator('[data-path="basics.wishRegions"]'), /现登记为/)
    const path = (await lastDay(page).getAttribute('data-path')) ?? ''
    await remarkAt(page, path, '与证书上的有效期差一年，请核对。')
    await page.getByRole('button', { name: /^退回修改，1 处批注/ }).click()
    await expert.page.goto('/my')
    const card = cardOf(expert.page, '专家')
    await sees(card, '已认证')
    await sees(card, '修改已退回')
    await sees(card, '与证书上的有效期差一年，请核对。')
  })

  it('mends that one, and the new version holds once it is passed', async () => {
    const { page } = expert
    await cardOf(page, '专家')
      .getByRole('link', { name: /^按批注修改/ })
      .click()
    await page.getByRole('button', { name: '职业资格或职称 1 · 有效期至' }).click()
    const row = rowWindow(page, '职业资格或职称 1')
    await sees(row, '与证书上的有效期差一年，请核对。')
    await fillValidTo(row, renewed)
    await saved(page).waitFor()
    await submitFrom(page, steps)
    await openOnDesk('补正')
    await sees(lastDay(reviewer.page), said(renewed))
    await reviewer.page.getByRole('button', { name: /^通过/ }).click()
    await sees(page, '已通过', { exact: true })
    await page.goto('/my/identities/expert')
    await sees(page, /第 2 版/)
    const inForce = page.getByRole('region', { name: '认证的资料' })
    await sees(inForce, said(renewed))
    await sees(inForce, /河南省安阳市/)
    await page.goto(await verifyAddress(page))
    await sees(page, '真实有效')
    expect(expert.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })
})
