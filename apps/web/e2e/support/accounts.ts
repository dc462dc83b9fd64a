import type { Page } from 'playwright-core'
import { codeSentTo } from './inbox.ts'
import type { Program } from './program.ts'
import { sees } from './sees.ts'

/** What a person types to register. */
export interface Registrant {
  readonly unitName: string
  readonly userName: string
  readonly email: string
  readonly mobile: string
  readonly password: string
}

/** Registers on the page as a person would, and waits for the member's own page. */
export async function register(page: Page, program: Program, who: Registrant): Promise<void> {
  await page.goto('/register')
  await page.getByLabel('单位名称').fill(who.unitName)
  await page.getByLabel('用户名').fill(who.userName)
  await page.getByLabel('电子邮箱').fill(who.email)
  await page.getByLabel('手机号').fill(who.mobile)
  await takeCode(page, program, who.mobile)
  await page.getByLabel('密码', { exact: true }).fill(who.password)
  await page.getByLabel('再输一次密码').fill(who.password)
  await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
  await page.getByRole('button', { name: '注册' }).click()
  await page.waitForURL('**/my')
}

/** Has a code sent (the page solves its own captcha), reads it from the inbox and types it. */
export async function takeCode(page: Page, program: Program, mobile: string): Promise<void> {
  await page.getByRole('button', { name: '获取验证码' }).click()
  await sees(page, `验证码已发到 ${mobile}`)
  await page.getByLabel('短信验证码').fill(await codeSentTo(program, mobile))
}
