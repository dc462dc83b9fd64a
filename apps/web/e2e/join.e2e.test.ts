import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import {
  acknowledged,
  beginApplication,
  fillContacts,
  fillUnit,
  goToStep,
  saved,
  unit,
  wrongCreditCode,
} from './support/application.ts'
import type { Person } from './support/browser.ts'
import { takeCertificate, verifyAsAnyone } from './support/certificate.ts'
import { answerAt, openCaseOf, remarkAt, waitingAt } from './support/desk.ts'
import { messageTo } from './support/inbox.ts'
import { loseNextAnswer } from './support/lost-answer.ts'
import {
  fetchFile,
  photographLicence,
  printForm,
  putFile,
  scanOf,
  slot,
  stampAgain,
  stampedForm,
} from './support/papers.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'
import { closeSitting, planSitting } from './support/sitting.ts'
import { submissionsOf, withdrawOneOf } from './support/cases.ts'
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

describe('a unit applies', () => {
  it('finds on the portal what membership costs and whom to call, and registers', async () => {
    applicant = await stage.person(national)
    const { page } = applicant
    await page.goto('/')
    for (const row of [/会长单位.*200,000/, /常务理事单位.*50,000/, /理事单位.*30,000/])
      await page.getByRole('row', { name: row }).first().waitFor()
    await page.getByRole('row', { name: /普通会员单位.*10,000/ }).waitFor()
    for (const line of ['1201', '1202', '1203']) await sees(page, `010-0000 ${line}`)
    await page.getByRole('link', { name: '先看入会须知' }).click()
    await page.getByRole('heading', { name: '入会须知' }).waitFor()
    for (const words of ['诚实守信，守法经营', '不足一年的按一年交纳', '原则上一个月'])
      await sees(page, words)
    await register(page, stage.world.program, clerk)
    expect(applicant.faults.list()).toEqual([])
  })

  it('opens the form only after the guide was read to its end and ticked', async () => {
    const { page } = applicant
    await beginApplication(page)
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

  it('fills in the form: its basic facts, two contacts, why it joins', async () => {
    const { page } = applicant
    await fillUnit(page)
    await goTo('联系人')
    await fillContacts(page, clerk.mobile)
    await goTo('入会说明')
    await page.getByLabel('入会说明', { exact: true }).fill('从事输变电工程施工十六年，申请入会。')
    await saved(page).waitFor()
    expect(applicant.faults.list()).toEqual([])
  })

  it('prints the form, has it stamped and scanned, and uploads it with the licence', async () => {
    const { page, context } = applicant
    await goTo('申请书与附件')
    const pdf = await printForm(page)
    expect(pdf.buffer.subarray(0, 5).toString()).toBe('%PDF-')
    const place = slot(page, stampedForm)
    await putFile(place, pdf)
    await sees(place, '与当前申请书一致')
    await putFile(place, await scanOf(page, place), true)
    await sees(place, '与当前申请书一致')
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
    await sees(slot(page, stampedForm), '这份盖章件已不算数')
    await stampAgain(page)
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

    const number = /RH\d{4}-\d{4}/.exec(await page.locator('#main').innerText())?.[0]
    expect(await submissionsOf(stage.world.database, clerk.mobile)).toEqual([{ number }])
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

  it('the applicant mends at the remark, with everything else still filled in', async () => {
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
    await stampAgain(page)
  })

  it('a second submission whose answer is lost on the way is still one', async () => {
    const { page } = applicant
    await goTo('核对并提交')
    await loseNextAnswer(page, 'cases.submit')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
    expect(await submissionsOf(stage.world.database, clerk.mobile)).toHaveLength(2)
    applicant.faults.forget()
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
    const meetingId = await planSitting(page)
    await page.getByRole('link', { name: unit.name }).waitFor()
    await closeSitting(page, await withdrawOneOf(stage, meetingId, clerk.mobile))
    const summary = await fetchFile(page, `/meetings/${meetingId}/summary.pdf`)
    expect(summary.mimeType).toBe('application/pdf')
  })

  it('the page of the applicant changes by itself, and an SMS tells the member number', async () => {
    const { page } = applicant
    await sees(page, '已通过', { exact: true })
    await sees(page, '会长办公会通过，办结')
    await messageTo(stage.world.program, clerk.mobile, /已通过，会员号/)
  })

  it('the certificate is shown and downloaded, and anyone can verify it; a forged one says so', async () => {
    const address = await takeCertificate(applicant.page, '会员证书')
    const anyone = await stage.person(national)
    await verifyAsAnyone(anyone.page, address, unit.name)
  })
})
