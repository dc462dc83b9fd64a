import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import { codeSentTo, messageTo } from './support/inbox.ts'
import { photographLicence } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn, typeSignIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const masked = (mobile: string) => `${mobile.slice(0, 3)}****${mobile.slice(7)}`

/** Lets the minute between two codes to a number go by. */
const afterTheMinute = () =>
  runSql(
    stage.world.database,
    `update one_time_code set created_at = created_at - interval '2 minutes'`,
  )

/** Has a code sent, reads it where it arrived, and types it. */
async function takeCodeAt(page: Page, mobile: string, shown = mobile): Promise<void> {
  await afterTheMinute()
  await page.getByRole('button', { name: '获取验证码' }).click()
  await sees(page, `验证码已发到 ${shown}`)
  await page.getByLabel('短信验证码').fill(await codeSentTo(stage.world.program, mobile))
}

async function signInAnew(page: Page, mobile: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await typeSignIn(page, mobile, password)
  await page.waitForURL('**/my')
}

describe.each([
  {
    width: 1440,
    height: 900,
    at: 1,
    member: '会员（在会）',
  },
  {
    width: 375,
    height: 812,
    at: 2,
    member: '会员（申请被退回',
  },
])('the own account, at $width', ({ width, height, at, member }) => {
  const viewport = { width, height }
  const oldMobile = `1380000310${at}`
  const newMobile = `1380000311${at}`
  const lostTo = `1380000312${at}`
  const password = 'Baiyang72song'
  const changed = 'Hehuan58lan'
  let own: Person
  let lost: Person

  it('has another password, against the old one, and the number is told', async () => {
    own = await stage.person(municipal, viewport)
    const { page } = own
    await register(page, stage.world.program, {
      unitName: `示例账号咨询有限公司${at}`,
      userName: '汤以宁',
      email: `tang${at}@example.com`,
      mobile: oldMobile,
      password,
    })
    const elsewhere = (await stage.person(municipal, viewport)).page
    await signInAnew(elsewhere, oldMobile, password)

    await page.goto('/my/account')
    await page.getByRole('button', { name: '修改密码' }).click()
    await page.getByLabel('现在的密码').fill('Not-the-password-7')
    await page.getByLabel('新密码', { exact: true }).fill(changed)
    await sees(page, '有字母，也有数字')
    await page.getByLabel('再输一次密码').fill(changed)
    await page.getByRole('button', { name: '修改密码' }).click()
    await sees(page, '现在的密码不对')
    await page.getByLabel('现在的密码').fill(password)
    await page.getByRole('button', { name: '修改密码' }).click()
    await sees(page, '密码已修改')
    await messageTo(stage.world.program, oldMobile, /密码刚刚修改/)
    await elsewhere.goto('/my/account')
    await elsewhere.waitForURL('**/sign-in?**')
  })

  it('has another number by a code to the old one and, after a reload, one to the new', async () => {
    const { page } = own
    await page.goto('/my/account')
    await sees(page, masked(oldMobile))
    await page.getByRole('button', { name: '修改手机号' }).click()
    await takeCodeAt(page, oldMobile, masked(oldMobile))
    await page.getByRole('button', { name: '下一步' }).click()
    await sees(page, '第 2 步')
    await page.reload()
    await page.getByRole('textbox', { name: '新手机号' }).fill(newMobile)
    await takeCodeAt(page, newMobile)
    await page.getByRole('button', { name: '修改手机号' }).click()
    await sees(page, '手机号已修改')
    await sees(page, masked(newMobile))
    for (const told of [oldMobile, newMobile])
      await messageTo(stage.world.program, told, /登录手机号已由/)
    await signInAnew((await stage.person(municipal, viewport)).page, newMobile, changed)
  })

  it('asks the association where the old number is lost, with its unit’s paper', async () => {
    const login = stage.login(municipal, member)
    lost = await stage.person(municipal, viewport)
    const { page, context } = lost
    await signIn(page, login)
    await page.goto('/my/account')
    await page.getByRole('button', { name: '修改手机号' }).click()
    await page.getByRole('button', { name: '请协会核实后更换' }).click()
    await page.getByRole('textbox', { name: '新手机号' }).fill(lostTo)
    await takeCodeAt(page, lostTo)
    await page.getByLabel('原因').fill('手机丢失，号码已注销')
    await page.getByLabel('登录密码').fill(login.password)
    await page.getByRole('button', { name: '提交申请' }).click()
    await sees(page, '请选择单位说明的文件或照片')
    const paper = await photographLicence(context)
    await page.getByLabel('单位盖章的说明').setInputFiles({ ...paper, name: '说明.jpg' })
    await page.getByRole('button', { name: '提交申请' }).click()
    await sees(page, '待协会核实')
    await sees(page, masked(lostTo))
  })

  it('whose old number objects once, and is changed a day after it was approved again', async () => {
    const login = stage.login(municipal, member)
    const staff = (await stage.person(municipal, viewport)).page
    await signIn(staff, stage.login(municipal, '管理员'))
    await approve(staff, lostTo)
    const text = await messageTo(stage.world.program, login.mobile, /mobile-objection#/)
    const visitor = (await stage.person(municipal, viewport)).page
    await visitor.goto(/http\S+#[\w-]+/.exec(text)?.[0] ?? '')
    await sees(visitor, masked(lostTo))
    await visitor.getByRole('button', { name: /撤销$/ }).click()
    await sees(visitor, '已撤销')

    await lost.page.goto('/my/account')
    await sees(lost.page, '原号码提出异议')
    await approve(staff, lostTo, '撤销过 1 次')
    await lost.page.reload()
    await sees(lost.page, '已核实，等待生效')
    await runSql(
      stage.world.database,
      `update mobile_change set applies_at = now() where state = 'approved' and new_mobile = $1`,
      [lostTo],
    )
    await messageTo(stage.world.program, lostTo, /登录手机号已由/)
    await signInAnew(visitor, lostTo, login.password)
    await visitor.goto('/my/account')
    await sees(visitor, masked(lostTo))
    expect(
      await visitor.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    ).toBe(true)
  })
})

/** The staff check who asks for a number, see the paper, and approve. */
async function approve(page: Page, mobile: string, says?: string): Promise<void> {
  await page.goto('/desk/staff')
  await page.getByRole('link', { name: /^手机号变更/ }).click()
  const row = page.getByRole('row').filter({ hasText: masked(mobile) })
  await row.getByRole('button', { name: /^核实/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('img', { name: '说明.jpg，第 1 页' }).waitFor()
  if (says) await sees(dialog, says)
  await dialog.getByLabel('怎样核实的').fill('回拨单位总机，办公室确认')
  await dialog.getByRole('button', { name: '已核实' }).click()
  await sees(page, '24 小时后生效')
}
