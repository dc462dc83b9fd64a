import { describe, expect, it } from 'vitest'
import { goToStep } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { answerAt } from './support/desk.ts'
import {
  beginMatter,
  fillToday,
  passMatter,
  submitMatter,
  verifyAddress,
} from './support/matters.ts'
import { photographLicence, putFile, slot } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const renamed = '示例远山电力建设集团有限公司'

let member: Person
let reviewer: Person
let unitName: string
let oldCertificate: string

describe('a member', () => {
  it('finds what is registered, and changes an address at once', async () => {
    member = await stage.person(national)
    const { page } = member
    await signIn(page, stage.login(national, '会员（在会'))
    oldCertificate = await verifyAddress(page)
    await page.goto('/my/unit')
    await sees(page, '登录手机不在这里改')
    unitName = await page.getByRole('heading', { level: 1 }).innerText()
    await page.getByRole('button', { name: /^修改.*通讯地址/ }).click()
    await page.getByLabel('详细地址').fill('远山路 6 号电建大厦 3 层')
    // A lapsed session or a reload loses nothing that was typed.
    await page.reload()
    expect(await page.getByLabel('详细地址').inputValue()).toBe('远山路 6 号电建大厦 3 层')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '保存' }).waitFor({ state: 'detached' })
    await page.reload()
    await sees(page, '远山路 6 号电建大厦 3 层')
  })

  it('asks for another name with its proof, and the reviewer reads old beside new', async () => {
    const { page, context } = member
    await beginMatter(page, '信息变更')
    const name = page.getByLabel('单位名称')
    expect(await name.inputValue()).toBe(unitName)
    await name.fill(renamed)
    await page.getByLabel('变更说明', { exact: true }).fill('集团重组，已办理变更登记。')
    await goToStep(page, '附件')
    await putFile(slot(page, /^变更后的营业执照/), await photographLicence(context))
    await submitMatter(page)

    reviewer = await stage.person(national)
    await signIn(reviewer.page, stage.login(national, '会员部审核员 林知远'))
    await passMatter(reviewer.page, /^会员部审核.*信息变更/, unitName, async () => {
      const answer = answerAt(reviewer.page, 'unit.name')
      await sees(answer, renamed)
      await sees(answer, `现登记为 ${unitName}`)
    })
    await sees(page, '已通过', { exact: true })
  })

  it('holds a new certificate, and anyone is told that the old one was replaced', async () => {
    const { page } = member
    const now = await verifyAddress(page)
    expect(now).not.toBe(oldCertificate)
    await page.goto(oldCertificate)
    await sees(page, '已换发')
    await sees(page, unitName)
    await page.goto(now)
    await sees(page, '真实有效')
    await sees(page, renamed)
    unitName = renamed
  })

  it('joins another branch, which its own reviewer decides', async () => {
    const { page } = member
    await beginMatter(page, '归属变更')
    await page.getByRole('combobox', { name: '要加入的分支机构' }).selectOption({
      label: '新能源分会',
    })
    await page.getByLabel('申请理由').fill('新能源项目已占一半以上。')
    await submitMatter(page)
    await sees(page, '这一步由新能源分会办理')

    const branch = await stage.person(national)
    await signIn(branch.page, stage.login(national, '分支机构审核员'))
    await passMatter(branch.page, /^分支机构审核/, unitName, () =>
      sees(answerAt(branch.page, 'target.branch'), '现登记为'),
    )
    await sees(page, '已通过', { exact: true })
    await page.goto('/my/unit')
    await sees(page, '新能源分会')
    expect(branch.faults.list()).toEqual([])
  })

  it('leaves, is a member to the last day, and its certificate holds as long', async () => {
    const { page, context } = member
    await beginMatter(page, '退会申请')
    await fillToday(page, '会籍的最后一天')
    await page.getByLabel('退会原因').fill('主营业务已调整。')
    await goToStep(page, '附件')
    await putFile(slot(page, /^退会函/), await photographLicence(context))
    await submitMatter(page)
    await passMatter(reviewer.page, /^会员部审核.*退会申请/, unitName, () =>
      sees(reviewer.page, '主营业务已调整。'),
    )
    await sees(page, '已通过', { exact: true })
    await page.goto('/my/unit')
    await sees(page, '已办理退会')
    await page.goto(await verifyAddress(page))
    await sees(page, '真实有效')
    expect(member.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })
})
