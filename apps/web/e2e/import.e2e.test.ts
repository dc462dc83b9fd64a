import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import type { Person } from './support/browser.ts'
import { sees } from './support/sees.ts'
import { signIn } from './support/sign-in.ts'
import { national, openStage } from './support/stage.ts'

const stage = openStage({ story: true })
let person: Person

const code = (serial: number) => makeCreditCode({ area: '110108', serial: 900_000 + serial })
const roster = [
  '会员编号,企业名称,信用代码,级别,会员年度,联系人,手机号',
  `,示例导入甲工程有限公司,${code(1)},理事单位,2024-2026,邵一,13800003001`,
  `,示例导入乙工程有限公司,${code(2)},特级单位,2024-2026,邵二,13800003002`,
].join('\r\n')

it('brings members in from a list whose bad cell is mended by choosing', async () => {
  person = await stage.person(national)
  const { page } = person
  await signIn(page, stage.login(national, '管理员'))
  await page.goto('/desk/import')
  await sees(page, '还没有导入过')
  await page
    .locator('#roster')
    .setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) })
  await sees(page, '已对应 7 列')
  expect(await page.getByLabel('级别对应为').inputValue()).toBe('member.title')
  await page.getByRole('button', { name: '开始核对' }).click()
  await sees(page, '会员级别里没有“特级单位”')
  await page.getByLabel(/第 3 行会员级别改为/).selectOption('常务理事单位')
  await page.getByRole('button', { name: '改正' }).click()
  await sees(page, '第 3 行已改正')
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await sees(page, '查看会员')
  await page.getByRole('link', { name: '查看会员' }).click()
  await page.goto('/desk/members?q=示例导入')
  await sees(page, '示例导入甲工程有限公司')
  await sees(page, '常务理事单位')
})

it('undoes the whole import', async () => {
  const { page } = person
  await page.goto('/desk/import')
  await page.getByRole('link', { name: '名册.csv' }).click()
  await sees(page, '最晚可在')
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
  await sees(page, '已撤销')
  await page.goto('/desk/members?q=示例导入')
  await sees(page, '没有找到')
})

it('takes the list out, and takes it back in unchanged', async () => {
  const { page } = person
  await page.goto('/desk/import')
  await page.getByRole('button', { name: '导出会员名册' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^会员名册-.*\.xlsx$/)
  const buffer = await readFile(await download.path())
  await page.locator('#roster').setInputFiles({
    name: '会员名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  })
  await page.getByRole('button', { name: '开始核对' }).click()
  await page.getByRole('button', { name: /^无变化 [1-9]/ }).waitFor()
  await page.getByRole('button', { name: /^有变动 0/ }).waitFor()
  await page.getByRole('button', { name: /^有问题 0/ }).waitFor()
  expect(person.faults.list()).toEqual([])
})
