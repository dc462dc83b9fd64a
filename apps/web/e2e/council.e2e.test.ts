import { describe, expect, it } from 'vitest'
import type { Person } from './support/browser.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })
let secretary: Person

describe('the council of the national association', () => {
  it('has lists of its bodies that print and go out as a spreadsheet', async () => {
    secretary = await stage.person(national)
    const { page } = secretary
    await signIn(page, stage.login(national, '会长办公会秘书'))
    await page.getByRole('link', { name: '届次' }).click()
    await page.getByRole('link', { name: /^理事会/ }).click()
    await sees(page, /常务理事单位 \d+ 家/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出表格' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('理事会名单.xlsx')
  })

  it('changes with the term: the list is prepared from the one in force', async () => {
    const { page } = secretary
    await page.goto('/desk/council')
    await page.getByRole('button', { name: '准备换届' }).click()
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
    await page.getByLabel('开始').fill(today)
    await page.getByRole('button', { name: '准备名单' }).click()
    await page.waitForURL(/\/desk\/council\/terms\//)
    await sees(page, '名单准备中')
    const row = page
      .getByRole('row')
      .filter({ hasText: /理事单位/ })
      .last()
    const name = (await row.locator('.d').textContent()) ?? ''
    await row.getByRole('combobox').selectOption({ label: '常务理事单位' })
    await sees(page, `${name}：已保存`)
    await page.getByLabel(`${name}的代表`).fill('示例代表')
    const saved = page.waitForResponse((answer) => answer.url().includes('council.saveSeat'))
    await page.getByLabel(`${name}的代表`).blur()
    await saved
    await page
      .getByRole('row')
      .filter({ hasText: name })
      .getByText('原为', { exact: false })
      .waitFor()
  })

  it('and takes effect with its resolution, which is asked for', async () => {
    const { page } = secretary
    await page.getByRole('button', { name: '确认换届' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '确认换届' }).click()
    await sees(dialog, '请填写决议名称。')
    await dialog.getByLabel('决议').fill('第六次会员代表大会选举结果')
    await dialog.getByLabel('日期').fill('2026-11-01')
    await dialog.getByRole('button', { name: '确认换届' }).click()
    await sees(page, /依据：第六次会员代表大会选举结果/)
    await page.goto('/desk/council/bodies/standing-council')
    await sees(page, '第六届')
    await sees(page, '示例代表')
  })
})
