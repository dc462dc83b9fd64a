import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { goToStep, saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import { openCaseOf } from './support/desk.ts'
import { messageTo } from './support/inbox.ts'
import { fetchFile, photographLicence, putFile, slot } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const newcomer = {
  unitName: '待交接单位',
  userName: '许清和',
  email: 'xu@example.com',
  mobile: '13800002001',
  password: 'Baiyang72song',
}

let former: Person
let contact: Person
let unit: { name: string; code: string }

describe('the contact has left', () => {
  it('the sign-in page says what to do, and leads a new contact to the handover', async () => {
    former = await stage.person(national)
    const login = stage.login(national, '会员（在会）')
    await signIn(former.page, login)
    const [found] = await runSql<{ name: string; code: string }>(
      stage.world.database,
      `select p.name, p.credit_code as code from party p
       join mandate m on m.tenant_id = p.tenant_id and m.party_id = p.id
       join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
       where a.mobile = $1 and p.credit_code is not null`,
      [login.mobile],
    )
    unit = found ?? { name: '', code: '' }

    contact = await stage.person(national)
    const { page } = contact
    await page.goto('/sign-in')
    await sees(page, '联系人已离职？')
    await register(page, stage.world.program, newcomer)
    await page.goto('/my/cases')
    await page.getByRole('link', { name: '账号交接' }).click()
    await page.waitForURL(/\/edit\/letter$/)
  })

  it('fills in the letter, has it stamped, and submits, with no word on whether the unit is known', async () => {
    const { page, context } = contact
    await page.getByLabel('统一社会信用代码').fill(unit.code)
    await page.getByLabel('单位名称').fill(unit.name)
    await page.getByLabel('原联系人的情况').selectOption({ label: '已离职' })
    const card = page.getByRole('group', { name: '新联系人' })
    await card.getByLabel('姓名').fill(newcomer.userName)
    await card.getByLabel('部门和职务').fill('综合部主任')
    expect(await card.getByLabel('手机').inputValue()).toBe(newcomer.mobile)
    await saved(page).waitFor()
    await goToStep(page, '函与附件')
    const [tab, answer] = await Promise.all([
      page.context().waitForEvent('page'),
      page.waitForResponse((response) => response.url().includes('cases.print')),
      page.getByRole('button', { name: '下载账号负责人变更函' }).click(),
    ])
    const url = /"url":"([^"]+)"/.exec(await answer.text())?.[1] ?? ''
    await tab.close()
    const letter = { name: '变更函.pdf', ...(await fetchFile(page, url)) }
    await putFile(slot(page, /^账号负责人变更函/), letter)
    await putFile(slot(page, '营业执照'), await photographLicence(context))
    await goToStep(page, '核对并提交')
    await page.getByRole('button', { name: '提交审批' }).click()
    await sees(page, '已提交', { exact: true })
    expect(await page.locator('#main').innerText()).not.toContain('会员号')
  })

  it('staff see who acts for the unit and pass it: the old page is signed out, both are told', async () => {
    const { page } = await stage.person(national).then(async (reviewer) => {
      await signIn(reviewer.page, stage.login(national, '会员部审核员 林知远'))
      return reviewer
    })
    await page.getByRole('button', { name: /^会员部核对/ }).click()
    await openCaseOf(page, unit.name)
    await sees(page, '会员库里的这家单位')
    await sees(page, /139\*{4}0102/)
    await page.getByRole('button', { name: /^通过/ }).click()

    await former.page.waitForURL('**/sign-in?back=**')
    await sees(contact.page, '已通过', { exact: true })
    const { mobile } = stage.login(national, '会员（在会）')
    expect(await messageTo(stage.world.program, mobile, /不再代表该单位/)).toContain(
      '010-0000 1201',
    )
    await messageTo(stage.world.program, newcomer.mobile, /账号负责人已改为您/)
    former.faults.forget()
  })

  it('the new contact stands where the old one stood', async () => {
    await contact.page.goto('/my')
    await sees(contact.page, unit.name)
    expect(contact.faults.list()).toEqual([])
  })
})
