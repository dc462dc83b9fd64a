import { describe, expect, it } from 'vitest'
import { register, takeCode } from './support/accounts.ts'
import { runSql } from './support/databases.ts'
import { signIn, typeSignIn } from './support/sign-in.ts'
import { municipal, national, openStage } from './support/stage.ts'
import { sees } from './support/sees.ts'

const stage = openStage()

const clerk = {
  unitName: '示例送变电工程有限公司',
  userName: '许清和',
  email: 'xu@example.com',
  mobile: '13800001001',
  password: 'Baiyang72song',
}

describe('signing in', () => {
  it('says that mobile or password is wrong, and keeps what was typed', async () => {
    const { page } = await stage.person(national)
    const { mobile } = stage.login(national, '会员（在会）')
    await page.goto('/sign-in')
    await typeSignIn(page, mobile, 'Anderes3Wort')
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('手机号或密码不对')
    expect(await page.getByLabel('手机号').inputValue()).toBe(mobile)
    expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('Anderes3Wort')
  })

  it('resets a forgotten password by a code to the mobile; the old one is no longer good', async () => {
    const { page } = await stage.person(national)
    const { mobile, password } = stage.login(national, '会员（申请被退回')
    await page.goto('/sign-in')
    await page.getByRole('link', { name: '忘记密码' }).click()
    await page.getByLabel('手机号').fill(mobile)
    await takeCode(page, stage.world.program, mobile)
    await page.getByLabel('新密码', { exact: true }).fill('Hehuan58lan')
    await page.getByLabel('再输一次密码').fill('Hehuan58lan')
    await page.getByRole('button', { name: '重设密码' }).click()
    await sees(page, '密码已重设，请用新密码登录')

    await typeSignIn(page, mobile, password)
    await sees(page.getByRole('alert'), '手机号或密码不对')
    await typeSignIn(page, mobile, 'Hehuan58lan')
    await page.waitForURL('**/my')
  })

  it('leads through sign-in to the page that was asked for', async () => {
    const { page } = await stage.person(national)
    await page.goto('/my/account')
    await page.waitForURL('**/sign-in?back=**')
    const { mobile, password } = stage.login(national, '会员（在会）')
    await typeSignIn(page, mobile, password)
    await page.waitForURL('**/my/account')
  })
})

describe('a session', () => {
  it('ends with the sign-out: its cookie is of no use to anyone', async () => {
    const { page, context } = await stage.person(national)
    await signIn(page, stage.login(national, '会员（在会）'))
    const stolen = await context.cookies()
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL(/\/$/)

    const thief = await stage.person(national)
    await thief.context.addCookies(stolen)
    await thief.page.goto('/my')
    await thief.page.waitForURL('**/sign-in?back=**')
  })

  it('of one association is nobody at the other', async () => {
    const { page, context } = await stage.person(national)
    await signIn(page, stage.login(national, '会员（在会）'))
    const cookies = await context.cookies()

    const elsewhere = await stage.person(municipal)
    const url = stage.world.program.origin(municipal)
    await elsewhere.context.addCookies(cookies.map(({ name, value }) => ({ name, value, url })))
    await elsewhere.page.goto('/my')
    await elsewhere.page.waitForURL('**/sign-in?back=**')
  })

  it('that lapses while one types costs nothing: sign in, and go on where one was', async () => {
    const { page } = await stage.person(municipal)
    const who = { ...clerk, mobile: '13800001002' }
    await register(page, stage.world.program, who)
    await page.goto('/my/apply/person')
    await page.waitForURL(/\/edit\//)
    await page.getByLabel('姓名').fill('许清')
    await sees(page, /^已保存/)

    await runSql(stage.world.database, `update session set expires_at = now() - interval '1 day'`)
    await page.getByLabel('姓名').fill('许清和')
    await sees(page, '登录已过期')
    await page.getByRole('link', { name: '登录' }).click()
    await typeSignIn(page, who.mobile, who.password)
    await page.waitForURL(/\/edit\//)
    await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe('许清和')
    await sees(page, /^已保存/)
  })
})
