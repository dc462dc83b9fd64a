import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { verifyAsAnyone } from './support/certificate.ts'
import { runSql } from './support/databases.ts'
import { openCaseOf, remarkAt } from './support/desk.ts'
import { messageTo } from './support/inbox.ts'
import { fetchFile, photographLicence, printForm, putFile, slot } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' }).format(
  new Date(),
)
const stampedTable = /^入会申请表/

/** On to the next step, by the button that names it. */
async function next(page: Page, step: string): Promise<void> {
  await page.getByText(`下一步：${step}`).click()
  await page.getByRole('heading', { level: 1, name: step }).waitFor()
}

/** The queue in which applications of units wait. */
async function queueOf(page: Page): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('button', { name: /^秘书处审核.*会员单位入会/ }).click()
}

/** Prints the 入会申请表 as it is now, and puts what comes back from printer and stamp into its place. */
async function stamp(page: Page, again = false): Promise<void> {
  const place = slot(page, stampedTable)
  await putFile(place, await printForm(page), again)
  await sees(place, '与当前申请表一致')
}

const name = '示例漳泽工程监理有限公司'
const clerk = {
  unitName: name,
  userName: '阎知秋',
  email: 'yan@example.com',
  mobile: '13800003101',
  password: 'Baiyang72song',
}
const creditCode = makeCreditCode({ area: '140403', serial: 31_001 })
const viewport = { width: 375, height: 812 }
let applicant: Person
let staff: Person
beforeAll(async () => {
  staff = await stage.person(municipal)
  await signIn(staff.page, stage.login(municipal, '秘书处审核员 郝静怡'))
})

describe('a unit on a phone', () => {
  beforeAll(async () => {
    applicant = await stage.person(municipal, viewport)
  })

  it('applies as 会长单位, with every field of the association’s form and the stamped table', async () => {
    const { page, context } = applicant
    await register(page, stage.world.program, clerk)
    await page.getByRole('link', { name: /^立即认证.*会员单位/ }).click()
    const tick = page.getByRole('checkbox', { name: /我已认真阅读/ })
    await page.getByRole('button', { name: '开始填写申请' }).scrollIntoViewIfNeeded()
    await tick.check()
    await page.getByRole('button', { name: '开始填写申请' }).click()
    await page.getByLabel('单位名称').fill(name)
    await page.getByRole('combobox', { name: '职务' }).selectOption({ label: '会长单位' })
    await page.getByLabel('社会信用代码').fill(creditCode)
    await page.getByLabel('类别').selectOption({ label: '造价咨询' })
    await page.getByLabel('法人姓名').fill('秦守成')
    await page.getByLabel('法人电话').fill('13800003199')
    await page.getByLabel('负责人姓名').fill('阎知秋')
    await page.getByLabel('负责人电话').fill(clerk.mobile)
    await page.getByRole('radio', { name: '女' }).check()
    await page.getByRole('textbox', { name: '职务' }).fill('综合部主任')
    await saved(page).waitFor()
    await next(page, '申请表与附件')
    await stamp(page)
    const photo = await photographLicence(context)
    await putFile(slot(page, /^营业执照/), photo)
    await putFile(
      slot(page, /^账号负责人说明/),
      await printForm(page, /下载企业协会账号负责人说明/),
    )
    await putFile(slot(page, /^资质证书/), { ...photo, name: '资质.jpg' })
    await next(page, '核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
  })

  it('is sent back once, mends it, stamps the table again', async () => {
    await queueOf(staff.page)
    await openCaseOf(staff.page, name)
    await remarkAt(staff.page, 'people.legalName', '请写法定代表人的全名。')
    await staff.page.getByRole('button', { name: /^退回修改/ }).click()
    const { page } = applicant
    await sees(page, '请写法定代表人的全名。')
    await page.getByRole('link', { name: '按批注修改' }).click()
    await page.getByLabel('法人姓名').fill('秦守诚')
    await saved(page).waitFor()
    await next(page, '申请表与附件')
    await stamp(page, true)
    await next(page, '核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
  })
})

/** A unit of the demo data that applied and waits, and asks for a title that is none of a newcomer's. */
async function waitingUnit() {
  const [found] = await runSql<{ name: string; mobile: string; caseId: string }>(
    stage.world.database,
    `select p.name, a.mobile, c.id as "caseId" from cases c
     join tenant_host h on h.tenant_id = c.tenant_id and h.host = $1
     join party p on p.tenant_id = c.tenant_id and p.id = c.party_id
     join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
     where c.application = 'member-unit' and c.state = 'submitted' and s.answers->'unit'->>'title' = 'council' limit 1`,
    [`${municipal}.localhost`],
  )
  if (!found) throw new Error('the demo data has no such unit')
  // All demo accounts have the password that is printed for some of them.
  return { ...found, password: stage.login(municipal, '会员').password }
}

describe.each([
  { ...viewport, at: 1, asked: '会长单位' },
  { width: 1440, height: 900, at: 2, asked: '理事单位' },
])('who is approved becomes a member, at $width px', ({ at, asked, ...window }) => {
  let unit = { name, mobile: clerk.mobile }
  beforeAll(async () => {
    if (at === 1) return
    const waiting = await waitingUnit()
    unit = waiting
    applicant = await stage.person(municipal, window)
    await signIn(applicant.page, waiting)
    await applicant.page.goto(`/my/cases/${waiting.caseId}`)
  })

  it('is not passed before the title is settled; what is settled and why reaches the applicant', async () => {
    const { page } = staff
    await queueOf(page)
    await openCaseOf(page, unit.name)
    const question = page.getByRole('region', { name: '核定职务' })
    await sees(question, `申请的职务是${asked}`)
    await page.getByRole('button', { name: /^通过/ }).click()
    await sees(page, '请先核定职务，再通过')
    await question.getByRole('radio', { name: /^会员单位/ }).check()
    await question.getByLabel('给申请人的说明').fill(`${asked}由会员大会选举产生。`)
    await question.getByRole('button', { name: '核定为会员单位' }).click()
    await sees(question, `已核定为会员单位（申请的是${asked}）`)
    await page.getByRole('button', { name: /^通过/ }).click()

    await sees(applicant.page, '审核已通过，缴费到账后开通会员。')
    await sees(
      applicant.page,
      new RegExp(`核定为会员单位（申请的是${asked}）.*${asked}由会员大会选举产生`),
    )
    await messageTo(stage.world.program, unit.mobile, /审核已通过，缴费到账后开通会员.*2,000元/)
  })

  it('has no certificate and is called no member; finds how to pay, confirms what receipts say', async () => {
    const { page } = applicant
    await page.goto('/my/certificates')
    expect(await page.getByRole('link', { name: '下载 PDF' }).count()).toBe(0)
    await page.goto('/my')
    await sees(page, '审核已通过，缴费到账后开通会员')
    expect(await page.getByText('会籍有效').count()).toBe(0)
    await page.getByRole('link', { name: '缴费并上传凭证' }).click()
    await page.getByRole('heading', { level: 1, name: '开通会员' }).waitFor()
    for (const what of ['户名', '税号', '开户行', '行号', '账号', '地址', '电话'])
      await page.getByRole('button', { name: new RegExp(`^复制 ?${what}$`) }).waitFor()
    await page.getByRole('button', { name: /^复制 ?账号$/ }).click()
    await page.getByRole('button', { name: /^已复制 ?账号$/ }).waitFor()
    await page.getByRole('img', { name: /收款码.*扫了不会付款/ }).waitFor()
    await sees(page, /工银e生活、银联、微信支付、支付宝都能扫/)
    await page.getByLabel('接收邮箱').fill(clerk.email)
    await page.getByRole('button', { name: '确认开票信息' }).click()
    await sees(page, '已登记')
  })

  it('uploads a voucher, which is refused with a reason, and mends it', async () => {
    const { page, context } = applicant
    const send = async () => {
      const paper = await photographLicence(context)
      await page.getByRole('button', { name: '付款凭证', exact: true }).setInputFiles(paper)
      await page.getByRole('button', { name: '上传凭证' }).click()
      await sees(page, /凭证已收到。协会核对到账后开通会员/)
    }
    await send()
    await staff.page.goto('/desk/dues?tab=vouchers')
    await staff.page.getByRole('list').getByRole('button', { name: unit.name }).click()
    await staff.page.getByRole('button', { name: '退回凭证' }).click()
    await staff.page.getByLabel('退回原因').fill('回单看不清付款日期。')
    await staff.page.getByRole('button', { name: '退回', exact: true }).click()
    await sees(page, /凭证被退回：回单看不清付款日期/)
    await send()
  })

  it('is a member once the money is confirmed: the page says so by itself, with a certificate', async () => {
    const { page } = staff
    await page.getByRole('list').getByRole('button', { name: unit.name }).click()
    await page.getByRole('button', { name: '确认到账' }).click()
    await sees(applicant.page, /会员已开通，会籍自/)
    await messageTo(stage.world.program, unit.mobile, /会员已开通，会员号CZ/)
    await applicant.page.getByRole('link', { name: '看电子会员证' }).click()
    await applicant.page.getByRole('img', { name: /^会员证书/ }).waitFor()
    const address = await applicant.page.getByRole('link', { name: '查验页' }).getAttribute('href')
    const anyone = await stage.person(municipal, window)
    await verifyAsAnyone(anyone.page, address ?? '', unit.name)
    await anyone.context.close()
  })

  it('has its receipt without asking, and all of it in 缴费记录', async () => {
    const { page } = staff
    await page.goto('/desk/receipts')
    const row = page.getByRole('row').filter({ hasText: unit.name })
    await row.getByRole('button', { name: '登记票据' }).click()
    await page.getByLabel('票据代码').fill('14010126')
    await page.getByLabel('票据号码').fill(`000088000${at}`)
    await page.getByLabel('校验码').fill('b2c3d4')
    await page.getByLabel('票据文件').setInputFiles(await photographLicence(staff.context))
    await page.getByRole('button', { name: '登记并告知会员' }).click()
    await messageTo(stage.world.program, unit.mobile, /会费票据已开具/)

    const own = applicant.page
    await own.goto('/my/account')
    await own.getByRole('link', { name: '缴费记录' }).click()
    const record = own.getByRole('region', { name: `${year} 年度会费，${unit.name}` })
    await sees(record, '已确认缴费')
    await sees(record, `号码 000088000${at}`)
    const file = await record.getByRole('link', { name: '下载票据' }).getAttribute('href')
    expect((await fetchFile(own, file ?? '')).mimeType).toBe('image/jpeg')
    expect(applicant.faults.list()).toEqual([])
    expect(staff.faults.list()).toEqual([])
  })
})
