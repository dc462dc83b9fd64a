import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { goToStep, saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { openCaseOf, waitingAt } from './support/desk.ts'
import { messageTo } from './support/inbox.ts'
import { photographLicence, putFile } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const engineer = {
  unitName: '示例清源造价咨询有限公司',
  userName: '裴清源',
  email: 'pei@example.com',
  mobile: '13800002001',
  password: 'Baiyang72song',
}

let applicant: Person
let reviewer: Person

/** The association's one colour, as the page uses it. */
const brand = ({ page }: Person) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--gh-brand'))

describe('a natural person is certified by the municipal association', () => {
  it('whose portal has a dues table, identities and a colour of its own', async () => {
    applicant = await stage.person(municipal)
    const { page } = applicant
    await page.goto('/')
    await page.getByRole('row', { name: /会长单位、副会长单位.*5,000/ }).waitFor()
    await page.getByRole('row', { name: /理事单位.*3,000/ }).waitFor()
    await page
      .getByRole('row', { name: /会员单位.*2,000/ })
      .last()
      .waitFor()
    await sees(page, '以个人名义参加协会活动')
    const other = await stage.person(national)
    await other.page.goto('/')
    await other.page.getByRole('row', { name: /200,000/ }).waitFor()
    expect(await brand(applicant)).not.toBe(await brand(other))
  })

  it('who registers, finds the identities as cards, and begins', async () => {
    const { page } = applicant
    await register(page, stage.world.program, engineer)
    await page.getByRole('article').filter({ hasText: '自然人' }).getByText('未认证').waitFor()
    await page.getByRole('link', { name: /^立即认证.*自然人/ }).click()
    await page.getByLabel('姓名').fill('裴清源')
    expect(await page.getByLabel('联系方式').inputValue()).toBe(engineer.mobile)
    await page.getByLabel('所在单位').fill('示例清源造价咨询有限公司')
    await saved(page).waitFor()
  })

  it('who adds a qualification with a photo of its certificate, and submits', async () => {
    const { page, context } = applicant
    await goToStep(page, '职业资格及职称')
    await page.getByRole('button', { name: /^添加职业资格或职称/ }).click()
    const row = page.getByRole('group', { name: '职业资格或职称 1' })
    // Before anything of the row was typed: the server has yet to hear of it.
    const place = row.getByRole('group', { name: '证书附件' }).last()
    await putFile(place, await photographLicence(context))
    await row.getByLabel('职业名称').fill('一级造价工程师')
    for (const label of ['职业资格', '专业类别', '专业年限']) {
      await row.getByRole('combobox', { name: label }).selectOption({ index: 1 })
    }
    await row.getByLabel('证书编号').fill('建造价示例0001')
    await row.getByLabel('发证机构').fill('示例省住房和城乡建设厅')
    const issued = row.getByRole('group', { name: '发证日期' })
    await issued.getByLabel('年').fill('2019')
    await issued.getByLabel('月').fill('10')
    await issued.getByLabel('日', { exact: true }).fill('20')
    await page.getByRole('button', { name: '完成' }).click()
    await goToStep(page, '核对并提交')
    await sees(page, '都填好了')

    reviewer = await stage.person(municipal)
    await signIn(reviewer.page, stage.login(municipal, '秘书处审核员 郝静怡'))
    const before = await waitingAt(reviewer.page, '秘书处审核.*自然人认证')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
    await expect
      .poll(() => waitingAt(reviewer.page, '秘书处审核.*自然人认证'), { timeout: 1000 })
      .toBe(before + 1)
  })

  it('whom the secretariat reviews with the photo beside the answers, and passes', async () => {
    const { page } = reviewer
    await page.getByRole('button', { name: /^秘书处审核.*自然人认证/ }).click()
    await openCaseOf(page, '裴清源')
    await sees(page, '建造价示例0001')
    await page.getByRole('button', { name: '看原件 1 份' }).click()
    const photo = page.getByRole('region', { name: '原件' }).getByRole('img').first()
    await photo.waitFor()
    await page.getByRole('button', { name: /^通过/ }).click()
  })

  it('whose page changes by itself: certified, with a certificate', async () => {
    const { page } = applicant
    await sees(page, '已通过', { exact: true })
    await messageTo(stage.world.program, engineer.mobile, /已通过/)
    await page.getByRole('link', { name: '看电子证书' }).click()
    await page.getByRole('img', { name: /^身份认证证书/ }).waitFor()
    await page.getByRole('link', { name: '首页' }).first().click()
    await page.getByRole('article').filter({ hasText: '自然人' }).getByText('已认证').waitFor()
    expect(applicant.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })
})
