import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import type { Person } from './support/browser.ts'
import { demoMember, type DemoMember } from './support/demo-member.ts'
import { answerAt } from './support/desk.ts'
import { askForHandover, passHandover } from './support/handover.ts'
import { nextStep, submitFrom } from './support/identities.ts'
import { beginMatter, fillToday, passMatter, verifyAddress } from './support/matters.ts'
import { photographLicence, putFile, slot } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const widths = [
  { width: 1440, height: 900, trade: '%工程监理%', serial: 1 },
  { width: 375, height: 812, trade: '%招标代理%', serial: 2 },
]

describe.each(widths)('a 会员单位 at $width px', ({ width, height, trade, serial }) => {
  const successor = {
    unitName: '待交接单位',
    userName: `岳临川${serial}`,
    email: `lin${serial}@example.com`,
    mobile: `1380000290${serial}`,
    password: 'Baiyang72song',
  }
  let unit: DemoMember
  let renamed: string
  let member: Person
  let contact: Person
  let reviewer: Person

  it('changes whom to call at once, without a review', async () => {
    unit = await demoMember(stage, municipal, trade)
    renamed = unit.name.replace(/(集团)?(有限|股份)/, '控股$2')
    member = await stage.person(municipal, { width, height })
    const { page } = member
    await signIn(page, unit)
    await page.goto('/my/unit')
    await page.getByRole('button', { name: /^修改.*基本情况/ }).click()
    await page.getByLabel('负责人姓名').fill('云知秋')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '保存' }).waitFor({ state: 'detached' })
    await page.reload()
    await sees(page, '云知秋')
  })

  it('asks for another name with its proof, which the secretariat reads old beside new', async () => {
    const { page, context } = member
    await beginMatter(page, '信息变更')
    const name = page.getByLabel('单位名称')
    expect(await name.inputValue()).toBe(unit.name)
    await name.fill(renamed)
    await page.getByLabel('变更说明', { exact: true }).fill('改制为控股公司，已办理变更登记。')
    await nextStep(page, '附件')
    await putFile(slot(page, /^营业执照/), await photographLicence(context))
    await submitFrom(page, ['核对并提交'])
    reviewer = await stage.person(municipal)
    await signIn(reviewer.page, stage.login(municipal, '秘书处审核员 郝静怡'))
    await passMatter(reviewer.page, /^秘书处审核.*信息变更/, unit.name, async () => {
      const answer = answerAt(reviewer.page, 'unit.name')
      await sees(answer, renamed)
      await sees(answer, `现登记为 ${unit.name}`)
    })
    await sees(page, '已通过', { exact: true })
  })

  it('holds a new certificate, and anyone is told that the old one was replaced', async () => {
    const { page } = member
    const now = await verifyAddress(page)
    expect(now).not.toContain(unit.code)
    await page.goto(`/verify/${unit.code}`)
    await sees(page, '已换发')
    await sees(page, unit.name)
    await page.goto(now)
    await sees(page, '真实有效')
    await sees(page, renamed)
    await page.goto('/my')
    await sees(page, renamed)
    expect(member.faults.list()).toEqual([])
  })

  it('is handed to another person by a stamped letter: the old page is signed out', async () => {
    contact = await stage.person(municipal, { width, height })
    await register(contact.page, stage.world.program, successor)
    const handed = { name: renamed, code: unit.creditCode }
    await askForHandover(contact, handed, { name: successor.userName, why: '已离职' })
    await passHandover(reviewer.page, handed, /1\d{2}\*{4}\d{4}/, /^秘书处审核.*账号交接/)
    await member.page.waitForURL('**/sign-in?back=**')
    await sees(contact.page, '已通过', { exact: true })
    await contact.page.goto('/my')
    await sees(contact.page, renamed)
  })

  it('leaves by a letter, and is a member to the last day', async () => {
    const { page, context } = contact
    await beginMatter(page, '退会申请')
    await fillToday(page, '会籍的最后一天')
    await page.getByLabel('退会原因').fill('主营业务已调整。')
    await nextStep(page, '附件')
    await putFile(slot(page, /^退会函/), await photographLicence(context))
    await submitFrom(page, ['核对并提交'])
    await passMatter(reviewer.page, /^秘书处审核.*退会申请/, renamed, () =>
      sees(reviewer.page, '主营业务已调整。'),
    )
    await sees(page, '已通过', { exact: true })
    await page.goto('/my/unit')
    await sees(page, '已办理退会')
    expect(contact.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })
})
