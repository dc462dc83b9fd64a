import { describe, expect, it } from 'vitest'
import type { Person } from './support/browser.ts'
import { demoMember, type DemoMember } from './support/demo-member.ts'
import { messageTo } from './support/inbox.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

let staff: Person
let unit: DemoMember

describe('the members of the national association', () => {
  it('are found by the initials of a name, and each has a page with its history', async () => {
    unit = await demoMember(stage, national, '%送变电工程%')
    staff = await stage.person(national)
    const { page } = staff
    await signIn(page, stage.login(national, '管理员'))
    await page.getByRole('link', { name: '会员', exact: true }).click()
    const box = page.getByRole('searchbox').first()
    await box.fill('sbdgc')
    await page.getByRole('link', { name: unit.name }).click()
    await page.getByRole('heading', { level: 1, name: unit.name }).waitFor()
    await sees(page, '会籍至')
  })

  it('are suspended with a reason: the member is told, and verifying says so', async () => {
    const { page } = staff
    await page.getByRole('button', { name: '暂停会籍' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '确认暂停会籍' }).click()
    await dialog.locator('.wrong').first().waitFor()
    // A reason was asked for, as meant.
    staff.faults.forget()
    await dialog.getByLabel('事由').fill('两个年度的会费没有交清')
    await dialog.getByRole('button', { name: '确认暂停会籍' }).click()
    await sees(page, '会籍已暂停，已通知会员')
    const anyone = await stage.person(national)
    await anyone.page.goto(`/verify/${unit.code}`)
    await sees(anyone.page, '已暂停')
    const member = await stage.person(national)
    await signIn(member.page, unit)
    await member.page.goto('/my/sanctions')
    await sees(member.page, '两个年度的会费没有交清')
    await messageTo(stage.world.program, unit.mobile, /暂停/)
    expect(member.faults.list()).toEqual([])
  })

  it('and resumed, from when the certificate holds again', async () => {
    const { page } = staff
    await page.getByRole('button', { name: '恢复会籍' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('事由').fill('会费已经交清')
    await dialog.getByRole('button', { name: '确认恢复会籍' }).click()
    await sees(page, '会籍已恢复，已通知会员')
    const anyone = await stage.person(national)
    await anyone.page.goto(`/verify/${unit.code}`)
    await sees(anyone.page, '真实有效')
    expect(staff.faults.list()).toEqual([])
  })
})
