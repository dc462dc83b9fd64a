import type { Page } from 'playwright-core'
import type { DemoLogin } from './program.ts'

/** Types mobile and password on the sign-in page and sends them. */
export async function typeSignIn(page: Page, mobile: string, password: string): Promise<void> {
  await page.getByLabel('手机号').fill(mobile)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

/** Signs in and waits for the first page of one's own. */
export async function signIn(
  page: Page,
  { mobile, password }: Pick<DemoLogin, 'mobile' | 'password'>,
): Promise<void> {
  await page.goto('/sign-in')
  await typeSignIn(page, mobile, password)
  await page.waitForURL(/\/(my|desk)$/)
}
