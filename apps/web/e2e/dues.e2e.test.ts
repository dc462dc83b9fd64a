import { describe, expect, it } from 'vitest'
import type { Person } from './support/browser.ts'
import { messageTo } from './support/inbox.ts'
import { fetchFile, photographLicence } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

let member: Person
let finance: Person
const year = Number(
  new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(new Date()),
)
const next = `${year + 1} 年度`
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

describe('dues of a year', () => {
  it('staff make the next year’s bills once they saw how many and how much', async () => {
    finance = await stage.person(national)
    const { page } = finance
    await signIn(page, stage.login(national, '会员部审核员 林知远'))
    await page.goto('/desk/dues?tab=runs')
    await page.getByRole('button', { name: /^生成 \d+ 张缴费单/ }).click()
    await sees(page, '已完成')
    await page.goto('/desk/dues?tab=vouchers')
    await sees(page, '待核凭证')
  })

  it('a member finds the bill with its notice, and uploads a voucher', async () => {
    member = await stage.person(national)
    const { page } = member
    await signIn(page, stage.login(national, '会员（在会'))
    await page.goto('/my/dues')
    const row = page.getByRole('row', { name: new RegExp(next) })
    await sees(row, '待缴费')
    const notice = await row.getByRole('link', { name: '缴费通知' }).getAttribute('href')
    expect((await fetchFile(page, notice ?? '')).buffer.subarray(0, 5).toString()).toBe('%PDF-')
    await row.getByRole('link', { name: '上传付款凭证' }).click()
    await sees(page, '汇款账户')
    await sees(page, '0000 0000 0000 0000 001')
    const paper = await photographLicence(member.context)
    await page.getByRole('button', { name: '付款凭证', exact: true }).setInputFiles(paper)
    await page.getByLabel('付款日期').fill(today)
    await page.getByRole('button', { name: '上传凭证' }).click()
    await sees(page, '凭证待核')
  })

  it('it comes to the desk by itself; confirmed there, the member’s page says so without a reload', async () => {
    const { page } = finance
    const queue = page.getByRole('list').getByRole('button', { name: new RegExp(next) })
    await queue.first().click()
    await page.getByRole('button', { name: '确认到账' }).click()
    await sees(page, /^已确认.*到账/)
    await sees(member.page, '已确认缴费')
    await sees(member.page, '不需要上传凭证')
  })

  it('the member confirms the details and asks for the receipt', async () => {
    const { page } = member
    await page.getByRole('link', { name: '申请会费票据' }).click()
    const confirm = page.getByRole('button', { name: '确认开票信息' })
    const ask = page.getByRole('button', { name: '申请票据' }).first()
    await confirm.or(ask).first().waitFor()
    if (await confirm.isVisible()) {
      await page.getByLabel('接收邮箱').fill('piaoju@unit.example')
      await confirm.click()
    }
    await sees(page, 'czpj@mof.gov.cn')
    await ask.click()
    await sees(page, '票据开具中')
  })

  it('staff file the receipt: another amount is refused, and the member downloads it', async () => {
    const { page } = finance
    await page.goto('/desk/receipts')
    const row = page.getByRole('row').filter({ hasText: String(year + 1) })
    await row.getByRole('button', { name: '登记票据' }).click()
    await page.getByLabel('票据代码').fill('00010126')
    await page.getByLabel('票据号码').fill('0000990001')
    await page.getByLabel('校验码').fill('a1b2c3')
    await page.getByLabel('票据文件').setInputFiles(await photographLicence(finance.context))
    const amount = page.getByLabel('金额（元）')
    const right = await amount.inputValue()
    await amount.fill('1')
    await page.getByRole('button', { name: '登记并告知会员' }).click()
    await sees(page, /财综〔2016〕99号/)
    finance.faults.forget()
    await amount.fill(right)
    await page.getByRole('button', { name: '登记并告知会员' }).click()
    await sees(member.page, '票据已开具')
    await sees(member.page, '0000990001')
    const file = member.page.getByRole('link', { name: '下载票据' })
    const picture = await fetchFile(member.page, (await file.getAttribute('href')) ?? '')
    expect(picture.mimeType).toBe('image/jpeg')
    expect(finance.faults.list()).toEqual([])
    expect(member.faults.list()).toEqual([])
  })

  it('an SMS tells the contact of the details that it is there', async () => {
    const { mobile } = stage.login(national, '会员（在会')
    await messageTo(stage.world.program, mobile, /会费票据已开具/)
  })
})
