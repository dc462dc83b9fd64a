import type { Page } from 'playwright-core'
import { saved } from './application.ts'
import type { Person } from './browser.ts'
import { openCaseOf } from './desk.ts'
import { nextStep } from './identities.ts'
import { fetchFile, photographLicence, putFile, slot, type Paper } from './papers.ts'
import { sees } from './sees.ts'

/** The unit that changes hands, as the new contact names it. */
export interface HandedUnit {
  readonly name: string
  readonly code: string
}

/** From the list of cases through letter and stamp to the submission, as a new contact does it. */
export async function askForHandover(
  person: Person,
  unit: HandedUnit,
  { name, why }: { name: string; why: string },
): Promise<void> {
  const { page } = person
  await page.goto('/my/cases')
  await page.getByRole('link', { name: '账号交接' }).click()
  await page.waitForURL(/\/edit\/letter$/)
  await page.locator('#f-unit-creditCode').fill(unit.code)
  await page.locator('#f-unit-name').fill(unit.name)
  await page.locator('#f-contact-name').fill(name)
  await fillReason(page, why)
  await nextStep(page, '变更函与附件')
  const letter = slot(page, /^账号负责人变更函/)
  await putFile(letter, await printLetter(page))
  await sees(letter, '与当前变更函一致')
  await submitWithLicence(person)
  await sees(page, '已提交', { exact: true })
}

/** Fills in what staff on a call are told, puts up the letter that the unit sent, and submits. */
export async function fileLetter(person: Person, why: string): Promise<void> {
  const { page, context } = person
  await fillReason(page, why)
  await nextStep(page, '附件')
  await putFile(slot(page, /^账号负责人变更函/), await photographLicence(context))
  await submitWithLicence(person)
}

async function fillReason(page: Page, why: string): Promise<void> {
  await page.locator('#f-former-why').selectOption({ label: why })
  await page.locator('#f-contact-position').fill('综合部主任')
  await saved(page).waitFor()
}

async function submitWithLicence({ page, context }: Person): Promise<void> {
  await putFile(slot(page, '营业执照'), await photographLicence(context))
  await nextStep(page, '核对并提交')
  await page.getByRole('button', { name: '提交审批' }).click()
}

async function printLetter(page: Page): Promise<Paper> {
  const [tab, answer] = await Promise.all([
    page.context().waitForEvent('page'),
    page.waitForResponse((response) => response.url().includes('cases.print')),
    page.getByRole('button', { name: '下载账号负责人变更函' }).click(),
  ])
  const url = /"url":"([^"]+)"/.exec(await answer.text())?.[1] ?? ''
  await tab.close()
  return { name: '变更函.pdf', ...(await fetchFile(page, url)) }
}

/** Opens the handover of a unit on the desk and passes it, having seen what is known of the unit. */
export async function passHandover(
  page: Page,
  unit: HandedUnit,
  known: RegExp,
  stageName = /^会员部核对/,
): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('button', { name: stageName }).click()
  await openCaseOf(page, unit.name)
  await sees(page, '会员库里的这家单位')
  await sees(page, known)
  await page.getByRole('button', { name: /^通过/ }).click()
}
