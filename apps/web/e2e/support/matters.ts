import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { Page } from 'playwright-core'
import { goToStep } from './application.ts'
import { openCaseOf } from './desk.ts'
import { sees } from './sees.ts'

/** Begins one of the member's own matters from the page of matters. */
export async function beginMatter(page: Page, label: string): Promise<void> {
  await page.goto('/my/cases')
  await page.getByRole('button', { name: new RegExp(`^申请.*${label}`) }).click()
  await page.waitForURL(/\/edit\//)
}

/** Submits what is filled in. */
export async function submitMatter(page: Page): Promise<void> {
  await goToStep(page, '核对并提交')
  await sees(page, '都填好了')
  await page.getByRole('button', { name: '提交审批' }).click()
  await sees(page, '已提交', { exact: true })
}

/** Opens a unit's case at a stage of the desk, looks at it, and passes it. */
export async function passMatter(
  page: Page,
  stageName: RegExp,
  unitName: string,
  look: () => Promise<void> = async () => undefined,
): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('button', { name: stageName }).click()
  await openCaseOf(page, unitName)
  await look()
  await Promise.all([
    page.waitForResponse((response) => response.url().includes('review.decide') && response.ok()),
    page.getByRole('button', { name: /^通过/ }).click(),
  ])
}

/** Fills in today's date in China, in a group of year, month and day. */
export async function fillToday(page: Page, label: string): Promise<void> {
  const [year = '', month = '', day = ''] = dateInShanghai(new Date()).split('-')
  const group = page.getByRole('group', { name: label })
  await group.getByLabel('年').fill(year)
  await group.getByLabel('月').fill(month)
  await group.getByLabel('日', { exact: true }).fill(day)
}

/** Where anyone checks the certificate that the member holds now. */
export async function verifyAddress(page: Page): Promise<string> {
  await page.goto('/my/certificates')
  const link = page.getByRole('link', { name: '查验页' })
  return (await link.getAttribute('href')) ?? ''
}
