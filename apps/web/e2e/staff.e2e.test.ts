import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { takeCode } from './support/accounts.ts'
import { runSql } from './support/databases.ts'
import { messageTo } from './support/inbox.ts'
import { sees } from './support/sees.ts'
import { signIn, typeSignIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'
import { totpCode } from './support/totp.ts'

const stage = openStage()

const clerk = { mobile: '13800007001', userName: '沈初夏', password: 'Baiyang72song' }

describe('a colleague', () => {
  let boss: Page
  let own: Page
  let secret = ''

  it('is invited by mobile, and makes an account with the code of the SMS', async () => {
    boss = (await stage.person(national)).page
    await signIn(boss, stage.login(national, '管理员'))
    await boss.goto('/desk/staff')
    await boss.getByRole('button', { name: '邀请同事' }).click()
    await boss.getByLabel('手机号').fill(clerk.mobile)
    await boss.getByRole('checkbox', { name: '会员部审核员' }).check()
    await boss.getByRole('button', { name: '发出邀请' }).click()
    await sees(boss, '邀请已用短信发出')
    await sees(boss, '138****7001')

    const text = await messageTo(stage.world.program, clerk.mobile, /邀请码/)
    own = (await stage.person(national)).page
    await own.goto('/sign-in')
    await own.getByRole('link', { name: '接受邀请' }).click()
    await own.waitForURL('**/invited')
    await own.getByLabel('手机号').fill(clerk.mobile)
    await own.getByLabel('邀请码').fill(/邀请码(\w{8})/.exec(text)?.[1] ?? '')
    await own.getByRole('button', { name: '下一步' }).click()
    await sees(own, '邀请您担任会员部审核员')
    await own.getByLabel('姓名').fill(clerk.userName)
    await own.getByLabel('密码', { exact: true }).fill(clerk.password)
    await own.getByLabel('再输一次密码').fill(clerk.password)
    await own.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
    await own.getByRole('button', { name: '接受' }).click()
    await own.waitForURL('**/desk')
  })

  it('sets up the second factor and signs in with it', async () => {
    await own.goto('/desk/account')
    await own.getByRole('button', { name: '启用' }).click()
    secret = (await own.getByTestId('totp-secret').textContent()) ?? ''
    await own.getByRole('textbox', { name: '动态口令' }).fill(totpCode(secret))
    await own.getByRole('button', { name: '启用' }).click()
    await sees(own, '备用码')
    expect(
      await own
        .getByRole('listitem')
        .filter({ hasText: /^\w{5}-\w{5}$/ })
        .count(),
    ).toBe(10)
    await own.getByRole('button', { name: '已妥善保存' }).click()
    await sees(own, '动态口令已启用。')

    await own.getByRole('button', { name: '退出' }).click()
    await own.waitForURL(/\/$/)
    await own.goto('/sign-in')
    await typeSignIn(own, clerk.mobile, clerk.password)
    await own.getByRole('textbox', { name: '动态口令' }).fill(totpCode(secret, 1))
    await own.getByRole('button', { name: '登录' }).click()
    await own.waitForURL('**/desk')
    await own.goto('/desk/members')
    await sees(own, '会员号')
  })

  it('leaves the desk the moment the role is taken away, after a fresh proof of who takes it', async () => {
    await runSql(stage.world.database, `update session set stepped_up_at = null`)
    await boss.reload()
    await boss
      .getByRole('button', { name: new RegExp(`^收回\\s*${clerk.userName}的\\s*会员部审核员`) })
      .click()
    await boss.getByRole('dialog').getByRole('button', { name: '收回' }).click()
    await boss.getByLabel('登录密码').fill(stage.login(national, '管理员').password)
    await boss.getByRole('button', { name: '确认' }).click()
    await sees(boss, '角色已收回')

    await own.waitForURL('**/my')
    await own.goto('/desk/members')
    await sees(own, '没有这一页')
  })
})

describe('an account that slept for ninety days', () => {
  it('gets its new password by the code and a link to its mailbox', async () => {
    const { mobile } = stage.login(national, '会员（在会）')
    const email = 'slept@mail.example'
    await runSql(
      stage.world.database,
      `update account set email = $2, last_sign_in_at = now() - interval '91 days' where mobile = $1`,
      [mobile, email],
    )
    const { page } = await stage.person(national)
    await page.goto('/reset-password')
    await page.getByLabel('手机号').fill(mobile)
    await takeCode(page, stage.world.program, mobile)
    await page.getByLabel('新密码', { exact: true }).fill('Hehuan58lan')
    await page.getByLabel('再输一次密码').fill('Hehuan58lan')
    await page.getByRole('button', { name: '重设密码' }).click()
    await sees(page, 's****@mail.example')

    const text = await messageTo(stage.world.program, email, /reset-link#/)
    await page.goto(/http\S+#[\w-]+/.exec(text)?.[0] ?? '')
    await page.getByLabel('新密码', { exact: true }).fill('Ziteng93feng')
    await page.getByLabel('再输一次密码').fill('Ziteng93feng')
    await page.getByRole('button', { name: '设置' }).click()
    await sees(page, '密码已重设，请用新密码登录')
    await typeSignIn(page, mobile, 'Ziteng93feng')
    await page.waitForURL('**/my')
  })
})
