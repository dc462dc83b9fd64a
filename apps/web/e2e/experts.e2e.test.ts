import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from './support/browser.ts'
import { runSql } from './support/databases.ts'
import { fetchFile } from './support/papers.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, national, openStage } from './support/stage.ts'

const stage = openStage()

/** Of the demo's experts: one whom nobody else has the name of, and whom to avoid. */
interface Found extends Record<string, unknown> {
  readonly name: string
  readonly employer: string
}
const client = '示例市河道建设中心'
const reason = '一位专家临时不能到会，补抽'

describe.each([
  { at: 0, width: 1440, height: 900 },
  { at: 1, width: 375, height: 812 },
])('the pool of experts at $width px', ({ at, ...viewport }) => {
  const project = `示例河道治理工程评审之${at}`
  let staff: Person
  let named: Found

  beforeAll(async () => {
    const experts = await runSql<Found>(
      stage.world.database,
      `select e.name, e.employer from pool_entry e
       where (select count(*) from pool_entry o where o.name = e.name) = 1 and 'cost' = any(e.specialities)
         and '140400' = any(e.regions) and e.employer <> '霁川勘察设计有限公司' order by e.name`,
    )
    const found = experts[at]
    if (!found) throw new Error('the demo data has no such experts')
    named = found
    staff = await stage.person(municipal, viewport)
    await signIn(staff.page, stage.login(municipal, '秘书处审核员 郝静怡'))
  })

  const choose = async (kind: string, option: string): Promise<void> => {
    const { page } = staff
    await page.getByRole('button', { name: new RegExp(`^${kind}`) }).click()
    await page.getByRole('group', { name: kind }).getByLabel(option, { exact: true }).check()
    await page.keyboard.press('Escape')
  }

  it('is narrowed by speciality, region and certificates that run out; an expert has a page', async () => {
    const { page } = staff
    const desk = page.getByRole('navigation', { name: '工作台' })
    // On a phone few places fit the line.
    if (viewport.width < 720) await desk.getByRole('button', { name: '更多' }).click()
    await desk.getByRole('link', { name: '专家库' }).click()
    await choose('评审专业', '工程造价')
    await choose('意愿地区', '山西省长治市')
    await page.waitForURL(/speciality=cost.*region=140400/)
    await page.getByRole('link', { name: named.name, exact: true }).waitFor()
    await page.reload()
    await sees(page, '工程造价')
    await page.getByRole('searchbox').first().fill(named.name)
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.goto('/desk/experts?lapse=soon')
    await page.locator('tbody tr').first().waitFor()
    const tab = page.getByRole('button', { name: /^60 天内到期/ })
    const count = Number(/\d+$/.exec(await tab.innerText())?.[0])
    expect(await page.locator('tbody tr').count()).toBe(count)
    await page.goto(`/desk/experts?q=${encodeURIComponent(named.name)}`)
    await page.getByRole('link', { name: named.name, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: named.name }).waitFor()
    await sees(page, /^1\d\d\*{4}\d{4}$/)
    await page.getByRole('link', { name: '看认证资料' }).waitFor()
  })

  it('is drawn from without who has an interest, once however often one clicks', async () => {
    const { page } = staff
    await page.goto('/desk/experts/draw')
    await page.getByLabel('项目名称').fill(project)
    await page.getByLabel('委托单位').fill(client)
    await page.getByLabel('抽取人数').fill('3')
    await page.getByLabel('回避的单位').first().fill('霁川勘察设计有限公司')
    await page.getByRole('button', { name: '添加单位' }).click()
    await page.getByLabel('回避的专家').first().fill(named.name)
    await page
      .getByRole('list', { name: '找到的专家' })
      .getByRole('button', { name: named.name })
      .click()
    const kept = page.locator('.excluded')
    await sees(kept, '任职于应回避的单位')
    await sees(kept.getByRole('listitem').filter({ hasText: named.name }), '指名回避')
    await page.reload()
    expect(await page.getByLabel('项目名称').inputValue()).toBe(project)
    await sees(kept, '指名回避')
    await page.getByRole('button', { name: '抽取', exact: true }).click()
    await sees(page.getByRole('dialog'), '抽取后不能撤销')
    await page.getByRole('button', { name: '确认抽取' }).dblclick()
    await page.getByRole('heading', { level: 1, name: project }).waitFor()
    await sees(page, '刚刚重算，结果一致')
    await sees(page, '抽中 3 人')
    await sees(page, '候补 2 人')
    expect(await page.locator('.drawn').getByText(named.name, { exact: true }).count()).toBe(0)
    const made = await runSql(
      stage.world.database,
      'select 1 from expert_draw where project = $1',
      [project],
    )
    expect(made).toHaveLength(1)
    const href = await page.getByRole('link', { name: '打印名单' }).getAttribute('href')
    expect((await fetchFile(page, href ?? '')).buffer.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('is drawn from again for the same project with a reason alone, and never by too few', async () => {
    const { page } = staff
    await page.goto('/desk/experts/draw')
    await page.getByLabel('项目名称').fill(project)
    await page.getByLabel('委托单位').fill(client)
    await page.getByLabel('抽取人数').fill('45')
    await sees(page, '不够抽 45 人')
    await page.getByLabel('抽取人数').fill('1')
    await page.getByRole('button', { name: '抽取', exact: true }).click()
    await page.getByRole('button', { name: '确认抽取' }).click()
    await sees(page, /这个项目已经抽取过（CQ/)
    // The reason was asked for, as meant.
    staff.faults.forget()
    await page.getByLabel('再次抽取的原因').fill(reason)
    await page.getByRole('button', { name: '抽取', exact: true }).click()
    await page.getByRole('button', { name: '确认抽取' }).click()
    await page.getByRole('heading', { level: 1, name: project }).waitFor()
    await sees(page, reason)
    await sees(page, '这个项目的其他抽取')
    await page.goto('/desk/experts/draws')
    await expect.poll(() => page.getByRole('link', { name: project }).count()).toBe(2)
    expect(staff.faults.list()).toEqual([])
  })
})

it('has no page at an association without a pool', async () => {
  const { page } = await stage.person(national)
  await signIn(page, stage.login(national, '管理员'))
  expect(await page.getByRole('link', { name: '专家库' }).count()).toBe(0)
  await page.goto('/desk/experts')
  await page.getByRole('heading', { level: 1, name: '没有这一页' }).waitFor()
})
