import { describe, expect, it } from 'vitest'
import { register, takeCode } from './support/accounts.ts'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import { demoMember } from './support/demo-member.ts'
import { askForHandover, fileLetter, passHandover, type HandedUnit } from './support/handover.ts'
import { codeSentTo, messageTo } from './support/inbox.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })

const newcomer = {
  unitName: '待交接单位',
  userName: '许清和',
  email: 'xu@example.com',
  mobile: '13800002001',
  password: 'Baiyang72song',
}

let former: Person
let contact: Person
let unit: HandedUnit
const formerLogin = () => stage.login(national, '会员（在会）')

async function unitOf(mobile: string): Promise<HandedUnit> {
  const [found] = await runSql<{ name: string; code: string }>(
    stage.world.database,
    `select p.name, p.credit_code as code from party p
     join mandate m on m.tenant_id = p.tenant_id and m.party_id = p.id
     join account a on a.tenant_id = m.tenant_id and a.id = m.account_id
     join tenant_host h on h.tenant_id = p.tenant_id
     where a.mobile = $1 and p.credit_code is not null and h.host like $2`,
    [mobile, `${national}.%`],
  )
  if (!found) throw new Error('the demo member acts for no unit')
  return found
}

describe('the contact has left', () => {
  it('the sign-in page says what to do, and the new contact registers', async () => {
    former = await stage.person(national)
    await signIn(former.page, formerLogin())
    unit = await unitOf(formerLogin().mobile)
    contact = await stage.person(national)
    await contact.page.goto('/sign-in')
    await sees(contact.page, '联系人已离职？')
    await register(contact.page, stage.world.program, newcomer)
  })

  it('asks for the handover with a stamped letter, with no word on whether the unit is known', async () => {
    await askForHandover(contact, unit, { name: newcomer.userName, why: '已离职' })
    expect(await contact.page.locator('#main').innerText()).not.toContain('会员号')
    expect(contact.faults.list()).toEqual([])
  })

  it('staff see who acts for the unit and pass it: the old page is signed out, both are told', async () => {
    const { page } = await stage.person(national)
    await signIn(page, stage.login(national, '会员部审核员 林知远'))
    await passHandover(page, unit, /139\*{4}0102/)
    await former.page.waitForURL('**/sign-in?back=**')
    await sees(contact.page, '已通过', { exact: true })
    const ended = await messageTo(stage.world.program, formerLogin().mobile, /不再代表该单位/)
    expect(ended).toContain('010-0000 1201')
    await messageTo(stage.world.program, newcomer.mobile, /账号负责人已改为您/)
  })

  it('the new contact stands where the old one stood, who finds nothing any more', async () => {
    await contact.page.goto('/my')
    await sees(contact.page, unit.name)
    await signIn(former.page, formerLogin())
    await former.page.goto('/my/cases')
    await sees(former.page, '还没有办过事项')
  })
})

describe('the unit calls, and has nobody who could sign in', () => {
  const caller = { name: '祝长风', mobile: '13800002002', password: 'Baiyang72song' }

  it('staff prove the mobile by the code that is read out, and file the stamped letter', async () => {
    const clerk = await stage.person(national)
    const { page } = clerk
    const { name, creditCode } = await demoMember(stage, national, '%风电建设%')
    unit = { name, code: creditCode }
    await signIn(page, stage.login(national, '会员部审核员 林知远'))
    await page.goto('/desk/paper')
    await page.getByRole('link', { name: '受理账号交接' }).click()
    await page.getByLabel('统一社会信用代码或会员号').fill(unit.code)
    await page.getByRole('button', { name: '查找' }).click()
    await sees(page, unit.name)
    await page.getByLabel('新联系人姓名').fill(caller.name)
    await page.getByLabel('新联系人手机').fill(caller.mobile)
    await page.getByRole('button', { name: '发送验证码' }).click()
    await sees(page, '请对方在电话里报出来')
    await page.getByLabel('短信验证码').fill(await codeSentTo(stage.world.program, caller.mobile))
    await page.getByRole('button', { name: '核实并开始办理' }).dblclick()
    await page.waitForURL(/\/desk\/paper\/.*\/edit\/letter$/)
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(unit.code)
    await fileLetter(clerk, '已离职')
    await page.waitForURL(/submitted=1$/)
    expect(clerk.faults.list()).toEqual([])
  })

  it('a colleague passes it, and the caller sets a password and acts for the unit', async () => {
    const { page } = await stage.person(national)
    await signIn(page, stage.login(national, '会员部审核员 顾若溪'))
    await passHandover(page, unit, /1\d{2}\*{4}\d{4}/)
    await messageTo(stage.world.program, caller.mobile, /账号负责人已改为您/)
    // Another code goes to the same mobile after a minute.
    await runSql(
      stage.world.database,
      `update one_time_code set created_at = created_at - interval '1 minute' where mobile = $1`,
      [caller.mobile],
    )
    const own = (await stage.person(national)).page
    await own.goto('/reset-password')
    await own.getByLabel('手机号').fill(caller.mobile)
    await takeCode(own, stage.world.program, caller.mobile)
    await own.getByLabel('新密码', { exact: true }).fill(caller.password)
    await own.getByLabel('再输一次密码').fill(caller.password)
    await own.getByRole('button', { name: '重设密码' }).click()
    await sees(own, '密码已重设')
    await signIn(own, caller)
    await sees(own, unit.name)
  })
})
