import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'
import { sees } from './support/sees.ts'

const stage = openStage({ story: true })
const title = '关于启用新版会员证的通知'
let staff: Page
let member: Page

/** The smallest PDF that a reader opens. */
const pdf = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
    'trailer<</Root 1 0 R/Size 4>>',
    '%%EOF',
  ].join('\n'),
)

describe('a notice', () => {
  it('is written by staff, with an attachment, saved as it is typed', async () => {
    staff = (await stage.person(national)).page
    await signIn(staff, stage.login(national, '会员部审核员'))
    await staff.getByRole('link', { name: '通知', exact: true }).click()
    await staff.getByRole('button', { name: '写通知' }).click()
    await staff.getByLabel('标题', { exact: true }).fill(title)
    const text = staff.getByRole('textbox', { name: '正文' })
    await text.click()
    await staff.keyboard.type('各会员单位：')
    await staff.keyboard.press('Enter')
    await staff.getByRole('button', { name: '加粗' }).click()
    await staff.keyboard.type('自下月起启用新版会员证。')
    await staff.getByLabel('选择附件').setInputFiles({
      name: '样式说明.pdf',
      mimeType: 'application/pdf',
      buffer: pdf,
    })
    await sees(staff, '样式说明.pdf')
    await sees(staff, /^已保存/)
    await staff.reload()
    await sees(staff, '自下月起启用新版会员证。')
    expect(await staff.locator('strong').innerText()).toBe('自下月起启用新版会员证。')
  })

  it('comes to a member who is looking, without a reload, and is unread until opened', async () => {
    member = (await stage.person(national)).page
    await signIn(member, stage.login(national, '会员（在会）'))
    await member.getByRole('heading', { name: '通知公告' }).waitFor()
    expect(await member.getByText(title).count()).toBe(0)
    await staff.getByRole('button', { name: '发布', exact: true }).click()
    const dialog = staff.getByRole('dialog')
    await sees(dialog, /\d+ 家会员单位/)
    await dialog.getByRole('button', { name: '发布', exact: true }).click()
    await sees(staff, '阅读情况')

    const nav = member.getByRole('navigation', { name: '会员导航' })
    const link = member.getByRole('link', { name: title })
    await link.waitFor()
    await sees(link, '未读')
    const before = Number(
      /\d+/.exec(await nav.getByRole('link', { name: /^通知/ }).innerText())?.[0],
    )
    await link.click()
    await member.getByRole('heading', { level: 1, name: title }).waitFor()
    const [download] = await Promise.all([
      member.waitForEvent('download'),
      member.getByRole('link', { name: '样式说明.pdf' }).click(),
    ])
    expect(path.basename(download.suggestedFilename())).toBe('样式说明.pdf')
    expect((await readFile(await download.path())).subarray(0, 4).toString()).toBe('%PDF')
    const left = nav.getByRole('link', { name: new RegExp(`^通知\\s*${before - 1 || ''}$`) })
    await left.waitFor()
  })

  it('is corrected: unread again, with what was corrected, and the old words are kept', async () => {
    await staff.getByRole('button', { name: '更正', exact: true }).click()
    await staff.getByLabel('标题', { exact: true }).fill(`${title}（修订）`)
    await staff.getByLabel('更正说明').fill('新版会员证的启用日期改为下月十五日')
    await staff.getByRole('radio', { name: /^重新列为未读/ }).check()
    await staff.getByRole('button', { name: '发布更正' }).dblclick()
    await sees(staff, '更正于')
    await staff.getByRole('button', { name: '看更正前' }).click()
    await sees(staff.getByRole('dialog').getByRole('heading', { level: 3 }), title, { exact: true })
    await staff.getByRole('button', { name: '关闭' }).click()

    await member.goto('/my/notices')
    const link = member.getByRole('link', { name: `${title}（修订）` })
    await sees(link, '未读')
    await sees(link, '已更正')
    await link.click()
    await sees(member, '更正：新版会员证的启用日期改为下月十五日')
  })

  it('shows its staff who has read it, and withdrawn is gone from the member’s list', async () => {
    await staff.getByRole('button', { name: /^已读 1$/ }).click()
    await staff.getByRole('columnheader', { name: '首次阅读' }).waitFor()
    await staff.getByRole('button', { name: '撤回', exact: true }).click()
    await staff.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
    await sees(staff, '已撤回')
    await member.goto('/my/notices')
    await member.getByRole('listitem').first().waitFor()
    expect(await member.getByRole('link', { name: title }).count()).toBe(0)
  })

  it('for everyone stands on the portal', async () => {
    const { page, faults } = await stage.person(national)
    await page.goto('/notices')
    await page.getByRole('link', { name: /优质工程/ }).click()
    await sees(page, '申报材料')
    expect(faults.list()).toEqual([])
  })
})
