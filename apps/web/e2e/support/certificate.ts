import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fetchFile } from './papers.ts'
import { sees } from './sees.ts'

/** Opens the certificate from the case, takes it as PDF and as picture; answers where to verify it. */
export async function takeCertificate(page: Page, title: string): Promise<string> {
  await page.getByRole('link', { name: '看电子证书' }).click()
  await page.getByRole('img', { name: new RegExp(`^${title}`) }).waitFor()
  const address = (await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href')) ?? ''
  const pdf = await fetchFile(page, address)
  expect(pdf.buffer.subarray(0, 5).toString()).toBe('%PDF-')
  const picture = await fetchFile(page, address.replace('.pdf', '.png'))
  expect(picture.buffer.subarray(1, 4).toString()).toBe('PNG')
  return (await page.getByRole('link', { name: '查验页' }).getAttribute('href')) ?? ''
}

/** Looks a certificate up, as anyone may; then one that was never issued. */
export async function verifyAsAnyone(page: Page, address: string, holder: string): Promise<void> {
  await page.goto(address)
  await sees(page, '真实有效')
  await sees(page, holder)
  await page.goto('/verify/AAAAAAAAAAAAAAAAAAAA')
  await sees(page, '查无此证')
}
