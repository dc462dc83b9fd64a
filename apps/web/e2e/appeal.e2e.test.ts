import { describe, expect, it } from 'vitest'
import type { Person } from './support/browser.ts'
import { demoMember, type DemoMember } from './support/demo-member.ts'
import { messageTo } from './support/inbox.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const phone = { width: 375, height: 812 }
const why = '提供的业绩材料经查不属实'
const defence = '材料由合作单位出具，原件和验收记录可以随时核对。'

let keeper: Person
let member: Person
let unit: DemoMember

describe('a member that is expelled', () => {
  it('is told why, by which resolution, and until when it may appeal', async () => {
    unit = await demoMember(stage, national, '%电力监理%')
    keeper = await stage.person(national)
    const { page } = keeper
    await signIn(page, stage.login(national, '管理员'))
    await page.goto(`/desk/members/${unit.memberId}`)
    await page.getByRole('button', { name: '除名' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('依据').fill('第五届理事会第三次会议决议')
    await dialog.getByLabel('事由').fill(why)
    await dialog.getByRole('button', { name: '确认除名' }).dblclick()
    await sees(page, '已除名，已通知会员')
    await messageTo(stage.world.program, unit.mobile, /不再是会员.*前可以申诉/)
  })

  it('appeals in its own words, on a phone', async () => {
    member = await stage.person(national, phone)
    const { page } = member
    await signIn(page, unit)
    await page.getByRole('link', { name: '看原因和办法' }).click()
    await sees(page, why)
    await sees(page, '第五届理事会第三次会议决议')
    await page.getByRole('button', { name: '提出申诉' }).click()
    await page.locator('#appeal-wrong').waitFor()
    // What is missing was said, as meant.
    member.faults.forget()
    await page.getByLabel('申诉理由').fill(defence)
    await page.getByRole('button', { name: '提出申诉' }).click()
    await sees(page, '申诉已提交，等待处理')
    expect(member.faults.list()).toEqual([])
  })

  it('is found among the appeals that wait, which who expelled it does not decide', async () => {
    const { page } = keeper
    await page.goto('/desk/members')
    await page.getByRole('button', { name: /^申诉待处理 1/ }).click()
    await page.getByRole('link', { name: unit.name }).click()
    await sees(page, '由作出决定的人以外、管理会员的同事处理。')
    expect(await page.getByRole('button', { name: '处理申诉' }).count()).toBe(0)
  })

  it('is a member again once a second person upholds the appeal', async () => {
    const second = await stage.person(national)
    const { page } = second
    await signIn(page, stage.login(national, '秘书长'))
    await page.goto('/desk/members')
    await page.getByRole('button', { name: /^申诉待处理 1/ }).click()
    await page.getByRole('link', { name: unit.name }).click()
    await page.getByRole('button', { name: '处理申诉' }).click()
    const dialog = page.getByRole('dialog')
    await sees(dialog, defence)
    await dialog.getByLabel('答复').fill('原件核对属实')
    await dialog.getByRole('button', { name: '申诉成立，撤销决定' }).click()
    await sees(page, '申诉成立，原决定已撤销')
    await page.goto('/desk/members')
    await page.getByRole('button', { name: /^全部/ }).waitFor()
    expect(await page.getByRole('button', { name: /^申诉待处理/ }).count()).toBe(0)

    await messageTo(stage.world.program, unit.mobile, /申诉成立/)
    await member.page.reload()
    await sees(member.page, '协会答复：原件核对属实')
    await member.page.goto(`/verify/${unit.code}`)
    await sees(member.page, '真实有效')
    expect([...second.faults.list(), ...keeper.faults.list()]).toEqual([])
  })
})
