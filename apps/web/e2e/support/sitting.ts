import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { sees } from './sees.ts'

/** Plans a sitting with all cases that wait for one; answers its id. */
export async function planSitting(page: Page): Promise<string> {
  await page.getByRole('link', { name: '会议', exact: true }).click()
  await page.getByRole('button', { name: '安排会议' }).click()
  await page.getByRole('button', { name: '安排', exact: true }).click()
  await page.waitForURL(/\/desk\/meetings\/[\w-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

/** Passes all that is open and closes the sitting, which needs a word about who went away. */
export async function closeSitting(page: Page, gone: string): Promise<void> {
  await page.getByRole('button', { name: /^未定的 \d+ 件全部通过$/ }).click()
  await sees(page, '未定 0 件')
  await page.getByRole('button', { name: '结束会议' }).first().click()
  const dialog = page.getByRole('dialog', { name: '结束会议' })
  const close = dialog.getByRole('button', { name: '结束会议' })
  const confirm = dialog.getByRole('checkbox', { name: new RegExp(gone) })
  await confirm.waitFor()
  expect(await close.isDisabled()).toBe(true)
  await confirm.check()
  await dialog.getByLabel('应到').fill('11')
  await dialog.getByLabel('实到').fill('9')
  await close.click()
  await sees(page, '已结束', { exact: true })
}
