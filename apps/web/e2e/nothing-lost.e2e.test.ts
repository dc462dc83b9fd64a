import { describe, expect, it } from 'vitest'
import { register } from './support/accounts.ts'
import { acknowledged, saved } from './support/application.ts'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import {
  arrivesWhole,
  choose,
  halfSent,
  heavyPdf,
  nextOffset,
  slowLine,
} from './support/half-sent.ts'
import { sees } from './support/sees.ts'
import { signIn, typeSignIn } from './support/sign-in.ts'
import { municipal, openStage } from './support/stage.ts'

const widths = [
  { width: 1440, height: 900, mobile: '13800007101' },
  { width: 375, height: 812, mobile: '13800007102' },
]

describe.each(widths)(
  'an expert who fills in the four steps at $width',
  ({ mobile, ...viewport }) => {
    const stage = openStage({ story: true })
    const who = {
      unitName: '示例清源造价咨询有限公司',
      userName: '裴清源',
      email: `pei-${viewport.width}@example.com`,
      mobile,
      password: 'Baiyang72song',
    }
    const first = heavyPdf('毕业证书.pdf', 600)
    const second = heavyPdf('学位证书.pdf', 600)
    // Of several requests: of one that is under way a tab that closes may still send the rest.
    const third = heavyPdf('毕业证书二.pdf', 2500)
    const fourth = heavyPdf('学位证书二.pdf', 2500)
    const fifth = heavyPdf('成绩单.pdf', 2500)

    let expert: Person
    let address = ''
    // By role: the window of another row is there too, if closed.
    const field = (name: string) => expert.page.getByRole('textbox', { name })
    const school = () => field('院校')
    const major = () => field('专业')
    const pick = /^(选择文件|再选一个文件)/
    const open = (row: number) =>
      expert.page
        .getByRole('button', { name: new RegExp(`^(继续填写|修改).?教育经历 ${row}$`) })
        .click()
    const add = () => expert.page.getByRole('button', { name: /^(添加|再加一个)教育经历/ }).click()
    const finish = () => expert.page.getByRole('button', { name: '完成' }).click()

    it('comes to the last step, with what was typed before', async () => {
      expert = await stage.person(municipal, viewport)
      const { page } = expert
      await register(page, stage.world.program, who)
      await page.getByRole('link', { name: /^立即认证.*专家/ }).click()
      await page.getByLabel('姓名').fill('裴清源')
      await page.getByLabel('所在单位').fill(who.unitName)
      await saved(page).waitFor()
      await page.goto(page.url().replace(/\/[a-z]+$/, '/schooling'))
      await add()
      address = page.url()
    })

    it('loses nothing when the server is killed while one types and sends', async () => {
      const { page } = expert
      const release = await slowLine(page, 100)
      await choose(page, pick, first)
      await school().fill('示例')
      const arrived = await halfSent(stage.world, first)
      await stage.world.program.kill()
      await school().fill('示例山西大学')
      await sees(page, /连接断了，已传 \d+%，连上后自动继续/)
      await sees(page.getByRole('dialog'), /已存在本机/)
      await release()
      const [offset] = await Promise.all([
        nextOffset(page),
        acknowledged(page, '示例山西大学', 60_000),
        stage.world.program.start(),
      ])
      expect(offset).toBeGreaterThanOrEqual(arrived)
      await arrivesWhole(page, first)
      await saved(page).waitFor()
      expert.faults.forget()
    })

    it('waits while the line is cut, and goes on by itself', async () => {
      const { page, context } = expert
      const release = await slowLine(page, 100)
      await choose(page, pick, second)
      await halfSent(stage.world, second)
      await context.setOffline(true)
      await sees(page, /连接断了，已传 \d+%/)
      await major().fill('土木工程')
      const goesOn = nextOffset(page)
      await context.setOffline(false)
      await release()
      expect(await goesOn).toBeGreaterThan(0)
      await arrivesWhole(page, second)
      await saved(page).waitFor()
      expert.faults.forget()
    })

    it('goes on by itself in a tab opened anew', async () => {
      const { page: closed, context } = expert
      await slowLine(closed, 400)
      await choose(closed, pick, third)
      await halfSent(stage.world, third)
      await major().fill('土木工程与管理')
      await closed.close()

      const page = await context.newPage()
      expert = { ...expert, page }
      const goesOn = nextOffset(page)
      await page.goto(address)
      expect(await goesOn).toBeGreaterThan(0)
      await open(1)
      await arrivesWhole(page, third)
      expect(await major().inputValue()).toBe('土木工程与管理')
      expect(await school().inputValue()).toBe('示例山西大学')
      expert.faults.forget()
    })

    it('leads from the window to the choice where two tabs changed the same', async () => {
      const { page, context } = expert
      const tab = await context.newPage()
      await tab.goto(address)
      await tab.getByRole('button', { name: '教育经历 1' }).first().click()
      await Promise.all([
        acknowledged(tab, '水利工程'),
        tab.getByRole('textbox', { name: '专业' }).fill('水利工程'),
      ])
      await tab.close()
      await major().fill('电气工程')
      const sheet = page.getByRole('dialog')
      await sees(sheet, '有一处要选定')
      await sheet.getByRole('button', { name: '去选定' }).click()
      await page.getByRole('button', { name: '用这里填的' }).click()
      await saved(page).waitFor()
      await open(1)
      expect(await major().inputValue()).toBe('电气工程')
      expert.faults.forget()
    })

    it('is asked for the same file in another browser, and submits nothing meanwhile', async () => {
      await finish()
      await add()
      await slowLine(expert.page, 400)
      await choose(expert.page, pick, fourth)
      await school().fill('示例长治学院')
      await saved(expert.page).waitFor()
      await halfSent(stage.world, fourth)
      await expert.page.close()

      expert = await stage.person(municipal, viewport)
      const { page } = expert
      await signIn(page, who)
      await page.goto(address)
      await open(2)
      await sees(page, /已传 \d+%，选同一个文件继续/)
      await choose(page, /^选文件继续/, first)
      await sees(page, `“${first.name}”不是没传完的那个文件`)
      await finish()
      await sees(page, '有文件没传完')
      await page.goto(address.replace(/schooling$/, 'review'))
      await sees(page, '没传完', { exact: true })
      await sees(page, fourth.name)
      expect(await page.getByRole('button', { name: '提交审批' }).isDisabled()).toBe(true)
      await page.goto(address)
      await open(2)
      const goesOn = nextOffset(page)
      await choose(page, /^选文件继续/, fourth)
      expect(await goesOn).toBeGreaterThan(0)
      await arrivesWhole(page, fourth)
      expert.faults.forget()
    })

    it('is led back to the same step when the session ends, and nobody else finds a thing', async () => {
      const { page } = expert
      const release = await slowLine(page, 400)
      await choose(page, pick, fifth)
      await halfSent(stage.world, fifth)
      await runSql(
        stage.world.database,
        'delete from session where account_id in (select id from account where mobile = $1)',
        [mobile],
      )
      await major().fill('工程管理')
      await page.waitForURL(/\/sign-in\?back=/)
      await release()
      const back = page.url()

      const other = stage.login(municipal, '会员（在会）')
      await typeSignIn(page, other.mobile, other.password)
      await page.waitForURL(address)
      await sees(page, /没有找到/)
      expect(await page.getByText(fifth.name).count()).toBe(0)
      expect(await page.getByText('示例长治学院').count()).toBe(0)
      await page.context().clearCookies()

      await page.goto(back)
      const goesOn = nextOffset(page)
      await typeSignIn(page, who.mobile, who.password)
      await page.waitForURL(address)
      expect(await goesOn).toBeGreaterThan(0)
      await open(2)
      await arrivesWhole(page, fifth)
      expect(await major().inputValue()).toBe('工程管理')
      await finish()
      await page.goto(address.replace(/schooling$/, 'basics'))
      await page.getByLabel('姓名').waitFor()
      await expect.poll(() => page.getByLabel('姓名').inputValue()).toBe('裴清源')
    })
  },
)
