import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { openCaseOf } from './support/desk.ts'
import { fillResponsible, nextStep, submitFrom } from './support/identities.ts'
import {
  fetchFile,
  photographLicence,
  printForm,
  putFile,
  slot,
  stampedLetter,
  stampLetter,
} from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const runs = [
  { width: 1440, height: 900, serial: 1, unitName: '示例漳泽甲区工程咨询有限公司' },
  { width: 375, height: 812, serial: 2, unitName: '示例漳泽乙区工程咨询有限公司' },
]

/** The row of a paper among the downloads of the portal. */
const download = ({ page }: Person, title: string) =>
  page.getByRole('listitem').filter({ hasText: title })

describe.each(runs)('who acts for a unit, at $width px', ({ width, height, serial, unitName }) => {
  const mobile = `1380000310${serial}`
  let member: Person
  let reviewer: Person

  it('the portal shows whom to ask, the five steps, papers and how to pay to anyone', async () => {
    member = await stage.person(municipal, { width, height })
    const { page } = member
    await page.goto('/')
    await page.getByRole('img', { name: '协会微信的二维码' }).waitFor()
    await page.getByRole('link', { name: 'mishuchu@changzhi.example' }).waitFor()
    for (const step of ['联系协会', '注册账号', '填写入会申请', '交纳会费', '明确账号负责人'])
      await page.getByRole('listitem').filter({ hasText: step }).first().waitFor()
    for (const dues of [/会长单位、副会长单位.*5,000/, /^理事单位.*3,000/, /^会员单位.*2,000/])
      await page.getByRole('row', { name: dues }).waitFor()
    await page.getByRole('heading', { name: /^怎样缴费/ }).waitFor()
    expect(await page.getByRole('button', { name: /^复制/ }).count()).toBeGreaterThan(5)
    for (const title of ['入会申请表', '企业协会账号负责人说明']) {
      const blank = download(member, title).getByRole('link', { name: /^空白表/ })
      const file = await fetchFile(page, (await blank.getAttribute('href')) ?? '')
      expect(file.mimeType).toBe('application/pdf')
      expect(file.buffer.subarray(0, 5).toString()).toBe('%PDF-')
    }
    expect(await page.getByRole('link', { name: /^按我的资料填好/ }).count()).toBe(0)
    await page.goto('/contact')
    await page.getByRole('img', { name: '协会微信的二维码' }).waitFor()
  })

  it('who has registered takes the letter filled in with unit and account', async () => {
    const { page } = member
    await register(page, stage.world.program, {
      ...{ unitName, userName: `岳澄${serial}`, email: `letter${serial}@example.com` },
      ...{ mobile, password: 'Baiyang72song' },
    })
    await page.goto('/')
    const row = download(member, '企业协会账号负责人说明')
    const blank = await row.getByRole('link', { name: /^空白表/ }).getAttribute('href')
    const filled = await row.getByRole('link', { name: /^按我的资料填好/ }).getAttribute('href')
    const [empty, own] = [await fetchFile(page, blank ?? ''), await fetchFile(page, filled ?? '')]
    expect(own.mimeType).toBe('application/pdf')
    expect(Buffer.compare(own.buffer, empty.buffer)).not.toBe(0)
  })

  it('fills in the application, and stamps form and letter', async () => {
    const { page, context } = member
    await page.goto('/my/apply/member-unit')
    await beginForm()
    await page.getByLabel('单位名称').fill(unitName)
    await page.locator('#f-unit-title').selectOption({ label: '会员单位' })
    await page
      .getByLabel('社会信用代码')
      .fill(makeCreditCode({ area: '140403', serial: 7300 + serial }))
    await page.locator('#f-unit-category').selectOption({ index: 1 })
    await page.locator('#f-people-legalName').fill('秦守成')
    await page.locator('#f-people-legalMobile').fill(`1380000320${serial}`)
    await page.locator('#f-people-managerName').fill('许清和')
    await page.locator('#f-people-managerMobile').fill(mobile)
    await fillResponsible(page)
    await saved(page).waitFor()
    await nextStep(page, '申请表与附件')
    await putFile(slot(page, /^入会申请表/), await printForm(page, /下载入会申请表/))
    await sees(slot(page, /^入会申请表/), '与当前申请表一致')
    await stampLetter(page)
    await putFile(slot(page, /^营业执照/), await photographLicence(context))
  })

  it('another person on the letter voids the scan, and says so; the form still counts', async () => {
    const { page } = member
    await page.getByRole('link', { name: '上一步' }).click()
    await page.locator('#f-responsible-name').fill('温如璧')
    await saved(page).waitFor()
    await nextStep(page, '申请表与附件')
    await sees(page, '第 1 版已不算数')
    await sees(slot(page, stampedLetter), '这份盖章件已不算数')
    await sees(slot(page, /^入会申请表/), '与当前申请表一致')
    await stampLetter(page, true)
    await submitFrom(page, ['核对并提交'])
  })

  it('the reviewer sees the letter beside the answers, and passes it', async () => {
    reviewer = await stage.person(municipal)
    const { page } = reviewer
    await signIn(page, stage.login(municipal, '秘书处审核员 郝静怡'))
    await page.getByRole('button', { name: /^秘书处审核.*会员单位入会/ }).click()
    await openCaseOf(page, unitName)
    await sees(page, '温如璧')
    await sees(page, /^账号负责人说明/)
    await page.getByRole('button', { name: /^通过/ }).click()
    await sees(member.page, '已通过', { exact: true })
  })

  it('the unit reads who acts for it, since when, on what paper', async () => {
    const { page } = member
    await page.goto('/my/unit')
    const acts = page.getByRole('region', { name: '账号负责人' })
    await sees(acts, '温如璧')
    await sees(acts, '综合部主任')
    const paper = acts.getByRole('link', { name: '账号负责人说明' })
    const scan = await fetchFile(page, (await paper.getAttribute('href')) ?? '')
    expect(scan.mimeType).toMatch(/^image\//)
    expect(member.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })

  async function beginForm(): Promise<void> {
    const { page } = member
    const begin = page.getByRole('button', { name: '开始填写申请' })
    await begin.scrollIntoViewIfNeeded()
    await page.getByRole('checkbox', { name: /我已认真阅读/ }).check()
    await begin.click()
    await page.waitForURL(/\/edit\/basics$/)
  }
})
