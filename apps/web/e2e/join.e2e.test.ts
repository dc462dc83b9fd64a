import { describe, expect, it } from 'vitest'
import { register, signIn } from './support/accounts.ts'
import {
  acknowledged,
  fillContacts,
  fillUnit,
  goToStep,
  saved,
  unit,
  wrongCreditCode,
} from './support/application.ts'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import { answerAt, openCaseOf, remarkAt, waitingAt } from './support/desk.ts'
import { messageTo } from './support/inbox.ts'
import { fetchFile, photographLicence, printForm, putFile, scanOf, slot } from './support/papers.ts'
import { national, openStage } from './support/stage.ts'
import { withdrawOneOf } from './support/withdraw.ts'
import { sees } from './support/sees.ts'

const stage = openStage({ story: true })

const clerk = {
  unitName: unit.name,
  userName: '许清和',
  email: 'xu@example.com',
  mobile: '13800001001',
  password: 'Baiyang72song',
}

let applicant: Person
let reviewer: Person
let colleague: Person
let secretary: Person

const goTo = (step: string) => goToStep(applicant.page, step)
const stampedForm = () => slot(applicant.page, /^入会申请书/)

describe('a unit applies', () => {
  it('finds on the portal what membership costs and whom to call, and registers', async () => {
    applicant = await stage.person(national)
    const { page } = applicant
    await page.goto('/')
    await page.getByRole('row', { name: /普通会员单位.*10,000/ }).waitFor()
    await sees(page, '010-0000 1201')
    await page.getByRole('link', { name: '先看入会须知' }).click()
    await page.getByRole('heading', { name: '入会须知' }).waitFor()
    await register(page, stage.world.program, clerk)
    expect(applicant.faults.list()).toEqual([])
  })

  it('opens the form only after the guide was read to its end and ticked', async () => {
    const { page } = applicant
    await page.getByRole('link', { name: '开始申请' }).click()
    const tick = page.getByRole('checkbox', { name: /我已认真阅读/ })
    const begin = page.getByRole('button', { name: '开始填写申请' })
    expect(await tick.isDisabled()).toBe(true)
    await begin.scrollIntoViewIfNeeded()
    await tick.check()
    await begin.click()
    await page.waitForURL(/\/edit\/unit$/)
    await sees(page, '还没有提交')
  })

  it('is told at the field which check character the credit code calls for', async () => {
    const { page } = applicant
    const field = page.getByLabel('统一社会信用代码')
    await field.fill(wrongCreditCode)
    await field.blur()
    await sees(page, `校验码应为 ${unit.creditCode.at(-1)}`)
    await field.fill(unit.creditCode)
    await sees(page, '校验码相符')
  })

  it('has what was typed on the server within two seconds', async () => {
    const { page } = applicant
    await fillUnit(page)
    const typed = page.getByLabel('邮政编码')
    await typed.fill('030001')
    await acknowledged(page, '030001', 2000)
    await saved(page).waitFor()
    expect(applicant.faults.list()).toEqual([])
  })

  it('loses nothing when the server is killed while one types', async () => {
    const { page } = applicant
    await goTo('入会说明')
    const text = page.getByLabel('入会说明', { exact: true })
    await text.fill('本单位从事输变电工程施工十六年，')
    await stage.world.program.kill()
    await text.fill('本单位从事输变电工程施工十六年，近三年承建 220 千伏工程九项。')
    await sees(page, /已存在本机/)
    const arrives = acknowledged(page, '近三年承建')
    await stage.world.program.start()
    await arrives
    await saved(page).waitFor()
    applicant.faults.forget()
  })

  it('finds again what was typed while the line was down, although the tab was closed', async () => {
    const { context } = applicant
    await goTo('联系人')
    await fillContacts(applicant.page, clerk.mobile)
    await saved(applicant.page).waitFor()
    await context.setOffline(true)
    const telephone = () =>
      applicant.page.getByRole('group', { name: '联系人 2' }).getByLabel('座机')
    await telephone().fill('0351-000 1020')
    await sees(applicant.page, '离线，已存在本机')
    const address = applicant.page.url()
    await applicant.page.close()

    await context.setOffline(false)
    const page = await context.newPage()
    applicant = { ...applicant, page }
    const arrives = acknowledged(page, '0351-000 1020')
    await page.goto(address)
    await arrives
    await expect.poll(() => telephone().inputValue()).toBe('0351-000 1020')
    applicant.faults.forget()
  })

  it('goes on in another browser where all of it is', async () => {
    const { page } = await stage.person(national)
    await signIn(page, clerk)
    await page.goto(new URL(applicant.page.url()).pathname)
    const second = page.getByRole('group', { name: '联系人 2' })
    await expect.poll(() => second.getByLabel('姓名').inputValue()).toBe('温如玉')
    expect(await second.getByLabel('座机').inputValue()).toBe('0351-000 1020')
    await page.getByRole('link', { name: '入会说明', exact: true }).click()
    const text = page.getByLabel('入会说明', { exact: true })
    expect(await text.inputValue()).toContain('近三年承建 220 千伏工程九项')
    await page.getByRole('link', { name: '单位信息', exact: true }).click()
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.creditCode)
    expect(await page.getByLabel('市', { exact: true }).locator('option:checked').innerText()).toBe(
      '太原市',
    )
  })

  it('prints the form, has it stamped and scanned, and uploads it with the licence', async () => {
    const { page, context } = applicant
    await goTo('申请书与附件')
    const pdf = await printForm(page)
    expect(pdf.buffer.subarray(0, 5).toString()).toBe('%PDF-')
    await putFile(stampedForm(), pdf)
    await sees(stampedForm(), '与当前申请书一致')
    await putFile(stampedForm(), await scanOf(page, stampedForm()), true)
    await sees(stampedForm(), '与当前申请书一致')
    await putFile(slot(page, '营业执照'), await photographLicence(context))
    await sees(page.getByRole('navigation', { name: '申请步骤' }), '已备齐')
  })

  it('is told that the old scan no longer counts once a printed answer has changed', async () => {
    const { page } = applicant
    await goTo('单位信息')
    const changed = acknowledged(page, '319')
    await page.getByLabel('职工人数').fill('319')
    await changed
    await goTo('申请书与附件')
    await sees(page, '第 1 版已不算数')
    await sees(stampedForm(), '这份盖章件已不算数')
    await putFile(stampedForm(), await printForm(page), true)
    await sees(stampedForm(), '与当前申请书一致')
  })
})

describe('reviewers watch', () => {
  it('one case comes of a double click, and the desk shows it within a second', async () => {
    reviewer = await stage.person(national)
    await signIn(reviewer.page, stage.login(national, '会员部审核员 林知远'))
    const before = await waitingAt(reviewer.page, '会员部初审')

    const { page } = applicant
    await goTo('核对并提交')
    await sees(page, '都填好了')
    await page.getByRole('button', { name: '提交审批' }).dblclick()
    await sees(page, '已提交', { exact: true })
    await sees(reviewer.page, /新到 1 件/, { timeout: 1000 })
    expect(await waitingAt(reviewer.page, '会员部初审')).toBe(before + 1)

    const caseNumber = /RH\d{4}-\d{4}/.exec(await page.locator('#main').innerText())?.[0] ?? ''
    const submissions = await runSql(
      stage.world.database,
      `select c.number from cases c
       join submission s on s.tenant_id = c.tenant_id and s.case_id = c.id
       join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
       where a.mobile = $1`,
      [clerk.mobile],
    )
    expect(submissions).toEqual([{ number: caseNumber }])
  })
  it('whoever opens the case sees which colleague has it', async () => {
    await openCaseOf(reviewer.page, unit.name)
    await reviewer.page.getByRole('button', { name: /^认领/ }).click()
    await sees(reviewer.page, '您已认领')

    colleague = await stage.person(national)
    await signIn(colleague.page, stage.login(national, '会员部审核员 顾若溪'))
    await openCaseOf(colleague.page, unit.name)
    await sees(colleague.page, '林知远正在办理')
    await sees(reviewer.page, '顾若溪也在看')
  })

  it('a remark at a field goes back with the case; the page of the applicant changes by itself', async () => {
    await remarkAt(reviewer.page, 'unit.legalRepresentative', '与营业执照上的姓名不一致，请核对。')
    await reviewer.page.getByRole('button', { name: /^退回修改，1 处批注/ }).click()

    const { page } = applicant
    await sees(page, '已退回，待您修改')
    await sees(page, '与营业执照上的姓名不一致，请核对。')
    expect(await messageTo(stage.world.program, clerk.mobile, /需要补正/)).toContain(unit.name)
  })

  it('the applicant mends at the remark, everything else still filled in, and submits again', async () => {
    const { page } = applicant
    await page.getByRole('link', { name: '按批注修改' }).click()
    const field = page.getByLabel('法定代表人')
    await sees(page, '与营业执照上的姓名不一致，请核对。')
    expect(await field.inputValue()).toBe(unit.legalRepresentative)
    expect(await page.getByLabel('详细地址').inputValue()).toBe(unit.street)
    const mended = acknowledged(page, '秦守城')
    await field.fill('秦守城')
    await mended
    await sees(page, `原填：${unit.legalRepresentative}`)
    await goTo('申请书与附件')
    await putFile(stampedForm(), await printForm(page), true)
    await sees(stampedForm(), '与当前申请书一致')
    await goTo('核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
  })

  it('the reviewer sees what changed, and passes it', async () => {
    const { page } = reviewer
    await openCaseOf(page, unit.name, '补正')
    await sees(page.getByRole('log'), `${unit.name}补正回来`)
    await sees(page, /^与上次提交相比，改了 \d 处/)
    const row = answerAt(page, 'unit.legalRepresentative')
    await sees(row, '秦守城')
    await sees(row, `上次为 ${unit.legalRepresentative}`)
    await page.getByRole('button', { name: /^通过/ }).click()
    await sees(applicant.page, '会长办公会中')
  })
})

describe('the sitting decides', () => {
  it('a case withdrawn meanwhile is named, and left out once that is confirmed', async () => {
    secretary = await stage.person(national)
    const { page } = secretary
    await signIn(page, stage.login(national, '会长办公会秘书'))
    await page.getByRole('link', { name: '会议', exact: true }).click()
    await page.getByRole('button', { name: '安排会议' }).click()
    await page.getByRole('button', { name: '安排', exact: true }).click()
    await page.waitForURL(/\/desk\/meetings\/[\w-]{36}$/)
    await page.getByRole('link', { name: unit.name }).waitFor()
    const gone = await withdrawOneOf(stage, page.url().split('/').at(-1) ?? '', clerk.mobile)
    await page.getByRole('button', { name: /^未定的 \d+ 件全部通过$/ }).click()
    await sees(page, '未定 0 件')
    await page.getByRole('button', { name: '结束会议' }).first().click()
    const dialog = page.getByRole('dialog', { name: '结束会议' })
    const close = dialog.getByRole('button', { name: '结束会议' })
    const confirm = dialog.getByRole('checkbox', { name: new RegExp(gone) })
    await confirm.waitFor()
    expect(await close.isDisabled()).toBe(true)
    await confirm.check()
    await dialog.getByLabel('应到').fill('11')
    await dialog.getByLabel('实到').fill('9')
    await close.click()
    await sees(page, '已结束', { exact: true })
  })

  it('the page of the applicant changes by itself, and an SMS tells the member number', async () => {
    const { page } = applicant
    await sees(page, '已通过', { exact: true })
    await sees(page, '会长办公会通过，办结')
    await messageTo(stage.world.program, clerk.mobile, /已通过，会员号/)
  })

  it('the certificate is shown and downloaded, and anyone can verify it; a forged one says so', async () => {
    const { page } = applicant
    await page.getByRole('link', { name: '看电子证书' }).click()
    const picture = page.getByRole('img', { name: /^会员证书/ })
    await picture.waitFor()
    const address = (await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href')) ?? ''
    const pdf = await fetchFile(page, address)
    expect(pdf.buffer.subarray(0, 5).toString()).toBe('%PDF-')
    const image = await fetchFile(page, address.replace('.pdf', '.png'))
    expect(image.buffer.subarray(1, 4).toString()).toBe('PNG')

    const verify = await page.getByRole('link', { name: '查验页' }).getAttribute('href')
    const anyone = await stage.person(national)
    await anyone.page.goto(verify ?? '')
    await sees(anyone.page, '真实有效')
    await sees(anyone.page, unit.name)
    await anyone.page.goto('/verify/AAAAAAAAAAAAAAAAAAAA')
    await sees(anyone.page, '查无此证')
  })
})
