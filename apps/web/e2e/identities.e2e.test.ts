import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { answerAt, openCaseOf, remarkAt } from './support/desk.ts'
import {
  cardOf,
  fillResponsible,
  identityStories,
  nextStep,
  submitFrom,
} from './support/identities.ts'
import { verifyAddress } from './support/matters.ts'
import { photographLicence, printForm, putFile, slot } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const runs = [
  { width: 1440, height: 900, serial: 1 },
  { width: 375, height: 812, serial: 2 },
].flatMap((screen) => identityStories(screen.serial).map((story) => ({ ...screen, ...story })))

describe.each(runs)('$label at $width px', (run) => {
  const { label, figure, firstName, newName, mended, nameField, creditCode } = run
  const isUnit = creditCode !== null
  const steps = isUnit ? ['说明与附件', '核对并提交'] : ['职业资格及职称', '核对并提交']
  let member: Person
  let reviewer: Person
  let oldCertificate: string

  /** Opens the member's case at its stage of the desk. */
  async function openOnDesk(name: string): Promise<void> {
    await reviewer.page.goto('/desk')
    await reviewer.page.getByRole('button', { name: figure }).click()
    await openCaseOf(reviewer.page, name)
  }

  it('is begun from its card and submitted', async () => {
    member = await stage.person(municipal, { width: run.width, height: run.height })
    const { page, context } = member
    await register(page, stage.world.program, {
      unitName: firstName,
      userName: `岳青禾${run.serial}`,
      email: `yue${run.serial}@example.com`,
      mobile: `1380000${isUnit ? 27 : 28}0${run.serial}`,
      password: 'Baiyang72song',
    })
    await sees(cardOf(page, label), '未认证')
    await cardOf(page, label)
      .getByRole('link', { name: /^立即认证/ })
      .click()
    await page.getByLabel(nameField.label).fill(firstName)
    await page.getByLabel(mended.label).fill(mended.before)
    if (isUnit) {
      await page.getByLabel('社会信用代码').fill(creditCode)
      await fillResponsible(page)
      await saved(page).waitFor()
      await nextStep(page, '说明与附件')
      await putFile(
        slot(page, /^账号负责人说明/),
        await printForm(page, /下载企业协会账号负责人说明/),
      )
      await putFile(slot(page, /^营业执照/), await photographLicence(context))
      return submitFrom(page, ['核对并提交'])
    }
    await saved(page).waitFor()
    await submitFrom(page, steps)
  })

  it('is sent back; the card says what to mend, and it is certified after that', async () => {
    reviewer = await stage.person(municipal)
    await signIn(reviewer.page, stage.login(municipal, '秘书处审核员 郝静怡'))
    await openOnDesk(firstName)
    await remarkAt(reviewer.page, mended.path, '请写全称，与证件一致。')
    await reviewer.page.getByRole('button', { name: /^退回修改，1 处批注/ }).click()
    const { page } = member
    await sees(page, '已退回，待您修改')
    await page.goto('/my')
    await sees(cardOf(page, label), '已退回')
    await sees(cardOf(page, label), '请写全称，与证件一致。')
    await cardOf(page, label)
      .getByRole('link', { name: /^按批注修改/ })
      .click()
    await page.getByLabel(mended.label).fill(mended.after)
    await saved(page).waitFor()
    await submitFrom(page, steps)
    await openOnDesk(firstName)
    await reviewer.page.getByRole('button', { name: /^通过/ }).click()
    await sees(page, '已通过', { exact: true })
    oldCertificate = await verifyAddress(page)
  })

  it('is changed: what is certified stays in force, and the change is taken back once', async () => {
    const { page } = member
    await page.goto('/my')
    await sees(cardOf(page, label), '已认证')
    await cardOf(page, label)
      .getByRole('link', { name: /^修改资料/ })
      .click()
    const name = page.getByLabel(nameField.label)
    expect(await name.inputValue()).toBe(firstName)
    await name.fill(newName)
    await saved(page).waitFor()
    if (isUnit) {
      // The letter names the unit: under another name it is stamped anew.
      await nextStep(page, '说明与附件')
      const letter = await printForm(page, /下载企业协会账号负责人说明/)
      await putFile(slot(page, /^账号负责人说明/), letter, true)
    }
    await submitFrom(page, isUnit ? ['核对并提交'] : steps)
    await page.goto('/my')
    const card = cardOf(page, label)
    await sees(card, '已认证')
    await sees(card, '修改审核中')
    await sees(card, `要改：${nameField.label}`)
    await sees(card, firstName)
    await card.getByRole('button', { name: /^撤回修改/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤回修改' }).click()
    await page.waitForURL(/\/edit/)
    expect(await page.getByLabel(nameField.label).inputValue()).toBe(newName)
    await submitFrom(page, steps)
    await page.goto(`/my/identities/${isUnit ? 'construction-unit' : 'person'}`)
    await sees(page, '现在有效的资料')
    await sees(page, newName)
    await page.goto(oldCertificate)
    await sees(page, '真实有效')
    await sees(page, firstName)
  })

  it('is read old beside new by the reviewer, and once passed the new version holds', async () => {
    await openOnDesk(newName)
    await sees(reviewer.page, new RegExp(`${label}认证（修改资料）`))
    const answer = answerAt(reviewer.page, nameField.path)
    await sees(answer, newName)
    await sees(answer, `现登记为 ${firstName}`)
    await reviewer.page.getByRole('button', { name: /^通过/ }).click()
    const { page } = member
    await page.goto('/my')
    await sees(cardOf(page, label), newName)
    await cardOf(page, label).getByText('修改审核中').waitFor({ state: 'hidden' })
    const now = await verifyAddress(page)
    expect(now).not.toBe(oldCertificate)
    await page.goto(oldCertificate)
    await sees(page, '已换发')
    await page.goto(now)
    await sees(page, '真实有效')
    await sees(page, newName)
    expect(member.faults.list()).toEqual([])
    expect(reviewer.faults.list()).toEqual([])
  })
})
