import type { Locator, Page } from 'playwright-core'
import { sees } from './sees.ts'

/** The count of waiting cases that a stage shows in the strip of the desk. */
export async function waitingAt(page: Page, stage: string): Promise<number> {
  const figure = page.getByRole('button', { name: new RegExp(`^${stage}`) })
  return Number(/\d+/.exec(await figure.innerText())?.[0])
}

/** Finds a unit in the queue, lets it in where it waits behind 新到, and opens its case. */
export async function openCaseOf(page: Page, unitName: string, mark = ''): Promise<void> {
  await page.getByRole('searchbox', { name: /找单位/ }).fill(unitName)
  const arrived = page.getByRole('button', { name: /^新到 \d+ 件/ })
  const row = page.getByRole('listitem').getByRole('button', { name: unitName })
  const wanted = row.filter({ hasText: mark })
  await arrived.or(wanted).first().waitFor()
  if (await arrived.isVisible()) await arrived.click()
  await wanted.click()
  await page.getByRole('heading', { level: 1, name: unitName }).waitFor()
}

/** The row of an answer on the desk, by the path of its field. */
export const answerAt = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`)

/** Writes a remark at an answer and waits until it is kept. */
export async function remarkAt(page: Page, path: string, text: string): Promise<void> {
  const row = answerAt(page, path)
  await row.hover()
  await row.getByRole('button', { name: /^批注/ }).click()
  await row.getByRole('textbox').fill(text)
  await sees(row, '已存')
}
