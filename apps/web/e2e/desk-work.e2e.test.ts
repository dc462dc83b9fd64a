import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import { openCaseOf, waitingAt } from './support/desk.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })
const first = '会员部初审'

let reviewer: Person
let administrator: Person

async function come(label: string): Promise<Person> {
  const person = await stage.person(national)
  await signIn(person.page, stage.login(national, label))
  return person
}

describe('work at the desk', () => {
  beforeAll(async () => {
    reviewer = await come('会员部审核员 林知远')
    administrator = await come('管理员')
  })

  it('several are passed at once, and each is told of', async () => {
    const { page } = reviewer
    const before = await waitingAt(page, first)
    const boxes = page.getByRole('checkbox', { name: /^选定/ })
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await page.getByRole('button', { name: '批量通过' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '通过 2 件' }).dblclick()
    await sees(page.getByRole('dialog'), '已通过 2 件')
    await page.getByRole('button', { name: '知道了' }).click()
    await expect.poll(() => waitingAt(page, first)).toBe(before - 2)
  })

  it('a case is assigned to a colleague, who sees it as the own', async () => {
    const { page } = administrator
    await page.getByRole('button', { name: new RegExp(`^${first}`) }).click()
    await page.getByRole('button', { name: /^无人认领/ }).click()
    await page.getByRole('checkbox', { name: /^选定/ }).nth(0).check()
    await page.getByRole('button', { name: '分配' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').selectOption({ label: '林知远' })
    await dialog.getByRole('button', { name: '分配 1 件' }).click()
    await sees(dialog, '已分配 1 件')
    await page.getByRole('button', { name: '知道了' }).click()
    await reviewer.page.getByRole('button', { name: /^我认领 1/ }).click()
    await reviewer.page.getByRole('button', { name: /^全部/ }).click()
  })

  it('an applicant nudges what is late, and the reviewer sees it at once', async () => {
    const [late] = await runSql<{ id: string; mobile: string; name: string }>(
      stage.world.database,
      `select c.id, a.mobile, c.party_name as name from cases c
       join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
       where c.application = 'join' and c.state = 'submitted' and c.stage_slug = (
         select stage_slug from cases where application = 'join' and state = 'submitted' and claimed_by is not null limit 1)
       order by c.stage_since limit 1`,
    )
    const { page } = await stage.person(national)
    const { password } = stage.login(national, '会员')
    await signIn(page, { mobile: late?.mobile ?? '', password })
    await page.goto(`/my/cases/${late?.id}`)
    await page.getByRole('button', { name: '催办' }).click()
    await sees(page, '已催办')
    const row = reviewer.page.getByRole('listitem').filter({ hasText: late?.name ?? '' })
    await sees(row.first(), '已催办')
  })

  it('a colleague named as deputy sees so, and it is taken back', async () => {
    const { page } = reviewer
    await page.goto('/desk/deputies')
    await page.getByRole('button', { name: '指定代办人' }).click()
    const dialog = page.getByRole('dialog')
    const option = dialog.getByRole('option', { name: /沈望舒/ })
    await dialog.getByRole('combobox').selectOption((await option.getAttribute('value')) ?? '')
    await dialog.getByRole('button', { name: '指定', exact: true }).click()
    await sees(page, '代办中')
    await administrator.page.goto('/desk/deputies')
    await sees(administrator.page, '林知远')
    await page.getByRole('button', { name: '收回' }).click()
    await sees(page, '没有指定代办人')
  })

  it('a wrong rejection is reopened by a second person with a reason, and the applicant sees it', async () => {
    const { page } = reviewer
    await page.goto('/desk')
    await page.getByRole('button', { name: new RegExp(`^${first}`) }).click()
    const row = page.getByRole('listitem').getByRole('checkbox', { name: /^选定/ }).first()
    const name = ((await row.getAttribute('aria-label')) ?? '').replace('选定', '').trim()
    await openCaseOf(page, name)
    await page.getByRole('button', { name: /^不予通过/ }).click()
    const refusing = page.getByRole('dialog')
    await refusing.getByRole('textbox').fill('主营业务与电力工程建设无关')
    await refusing.getByRole('button', { name: /不予通过/ }).click()
    await sees(page, `林知远不予通过${name}`)
    const [found] = await runSql<{ id: string; mobile: string }>(
      stage.world.database,
      `select c.id, a.mobile from cases c join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
       where c.party_name = $1 and c.state = 'rejected' order by c.closed_at desc limit 1`,
      [name],
    )
    const applicant = await stage.person(national)
    const { password } = stage.login(national, '会员')
    await signIn(applicant.page, { mobile: found?.mobile ?? '', password })
    await applicant.page.goto(`/my/cases/${found?.id}`)
    await sees(applicant.page, '主营业务与电力工程建设无关')

    const second = await come('秘书长')
    await second.page.goto('/desk/decided?of=all')
    await second.page.getByRole('link', { name }).first().click()
    await second.page.getByRole('button', { name: '重新打开这件事项' }).click()
    const dialog = second.page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('营业执照的经营范围含送变电施工')
    await dialog.getByRole('button', { name: '重新打开', exact: true }).click()
    await sees(second.page, `已重新打开${name}`)
    await sees(applicant.page, `${first}中`)
    await expect(applicant.page.getByText('送变电施工').count()).resolves.toBe(0)
    expect([...second.faults.list(), ...applicant.faults.list()]).toEqual([])
  })
})
