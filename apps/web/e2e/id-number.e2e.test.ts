import { makeIdNumber } from '@guildhall/domain/identifiers/make-id-number'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { sees } from './support/sees.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const sizes = [
  { width: 1440, height: 900, at: 1 },
  { width: 375, height: 812, at: 2 },
]

describe.each(sizes)('an ID number in a form, $width wide', ({ at, ...viewport }) => {
  const [first, second, third] = [1, 3, 5].map((serial) =>
    makeIdNumber({ birthDate: '1979-03-08', sex: '1', serial: serial + at * 10 }),
  ) as [string, string, string]
  let applicant: Person

  it('comes back masked, and stays where one thinks better of changing it', async () => {
    applicant = await stage.person(municipal, viewport)
    const { page } = applicant
    await register(page, stage.world.program, {
      unitName: '示例漳河咨询有限公司',
      userName: `温知夏${at}`,
      email: `wen${at}@example.com`,
      mobile: `1380000710${at}`,
      password: 'Baiyang72song',
    })
    await page.getByRole('link', { name: /^立即认证.*专家/ }).click()
    await numberOf(page).fill(first)
    await saved(page).waitFor()
    await page.reload()
    await sees(page, maskOf(first), { exact: true })
    expect(await page.content()).not.toContain(first)
    await changeOf(page).click()
    await numberOf(page).fill(second.slice(0, 6))
    await page.getByRole('button', { name: '不改了' }).click()
    await sees(page, maskOf(first), { exact: true })
  })

  it('is replaced by another that is typed whole', async () => {
    const { page } = applicant
    await changeOf(page).click()
    await numberOf(page).fill(second)
    await saved(page).waitFor()
    await page.reload()
    await sees(page, maskOf(second), { exact: true })
  })

  it('is not kept on the device, which says so, and is asked for again', async () => {
    const { context } = applicant
    await context.setOffline(true)
    await applicant.page.getByLabel('详细地址').fill('示例路 9 号')
    await changeOf(applicant.page).click()
    await numberOf(applicant.page).fill(third)
    await sees(applicant.page, '离线，已存在本机（身份证号除外）')
    const onDevice = await deviceOf(applicant.page)
    expect(onDevice).toContain('示例路 9 号')
    expect(onDevice).not.toContain(third)
    const url = applicant.page.url()
    await applicant.page.close()
    await context.setOffline(false)
    const page = await context.newPage()
    applicant = { ...applicant, page }
    await page.goto(url)
    const address = () => page.getByLabel('详细地址').inputValue()
    await expect.poll(address, { timeout: 10_000 }).toBe('示例路 9 号')
    expect(await numberOf(page).inputValue()).toBe('')
    await numberOf(page).fill(third)
    await saved(page).waitFor()
    await page.reload()
    await sees(page, maskOf(third), { exact: true })
    applicant.faults.forget()
  })
})

const maskOf = (number: string): string => `${number.slice(0, 3)}***********${number.slice(14)}`
const numberOf = (page: Page) => page.getByRole('textbox', { name: '身份证号' })
const changeOf = (page: Page) => page.getByRole('button', { name: '更改身份证号' })

/** Everything that drafts have left in the browser. */
const deviceOf = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('keyval-store')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('keyval').objectStore('keyval').getAll()
          all.addEventListener('success', () =>
            resolve(JSON.stringify([all.result, { ...localStorage }, { ...sessionStorage }])),
          )
        })
      }),
  )
