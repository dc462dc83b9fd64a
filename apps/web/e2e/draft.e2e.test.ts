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
} from './support/application.ts'
import type { Person } from './support/browser.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const clerk = {
  unitName: unit.name,
  userName: '许清和',
  email: 'xu@example.com',
  mobile: '13800003001',
  password: 'Baiyang72song',
}

let applicant: Person

const goTo = (step: string) => goToStep(applicant.page, step)

describe('what is typed into an application', () => {
  it('is on the server within two seconds', async () => {
    applicant = await stage.person(national)
    const { page } = applicant
    await register(page, stage.world.program, clerk)
    await beginApplication(page)
    await page.getByLabel('统一社会信用代码').fill(unit.creditCode)
    await fillUnit(page)
    const typed = page.getByLabel('邮政编码')
    await typed.fill('030001')
    await acknowledged(page, '030001', 2000)
    await saved(page).waitFor()
    expect(applicant.faults.list()).toEqual([])
  })

  it('survives that the server is killed while one types', async () => {
    const { page } = applicant
    await goTo('入会说明')
    const text = page.getByLabel('入会说明', { exact: true })
    await text.fill('本单位从事输变电工程施工十六年，')
    await stage.world.program.kill()
    await text.fill('本单位从事输变电工程施工十六年，近三年承建 220 千伏工程九项。')
    await sees(page, /已存在本机/)
    await Promise.all([acknowledged(page, '近三年承建', 60_000), stage.world.program.start()])
    await saved(page).waitFor()
    applicant.faults.forget()
  })

  it('while the line is down is there again, although the tab was closed', async () => {
    const { context } = applicant
    await goTo('联系人')
    await fillContacts(applicant.page, clerk.mobile)
    await saved(applicant.page).waitFor()
    await context.setOffline(true)
    const telephone = () =>
      applicant.page.getByRole('group', { name: '联系人 2' }).getByLabel('座机')
    await telephone().fill('0351-000 1020')
    await sees(applicant.page, '离线，已存在本机')
    const address = applicant.page.url()
    await applicant.page.close()

    await context.setOffline(false)
    const page = await context.newPage()
    applicant = { ...applicant, page }
    const arrives = acknowledged(page, '0351-000 1020')
    await page.goto(address)
    await arrives
    await expect.poll(() => telephone().inputValue()).toBe('0351-000 1020')
    applicant.faults.forget()
  })

  it('is all there in another browser', async () => {
    const { page } = await stage.person(national)
    await signIn(page, clerk)
    await page.goto(new URL(applicant.page.url()).pathname)
    const second = page.getByRole('group', { name: '联系人 2' })
    await second.waitFor()
    await expect.poll(() => second.getByLabel('姓名').inputValue()).toBe('温如玉')
    expect(await second.getByLabel('座机').inputValue()).toBe('0351-000 1020')
    await page.getByRole('link', { name: '入会说明', exact: true }).click()
    const text = page.getByLabel('入会说明', { exact: true })
    expect(await text.inputValue()).toContain('近三年承建 220 千伏工程九项')
    await page.getByRole('link', { name: '单位信息', exact: true }).click()
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.creditCode)
    expect(await page.getByLabel('市', { exact: true }).locator('option:checked').innerText()).toBe(
      '太原市',
    )
  })
})
