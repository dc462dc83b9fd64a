import { makeIdNumber } from '@guildhall/domain/identifiers/make-id-number'
import type { Locator, Page } from 'playwright-core'
import { type Paper, putPhoto } from './papers.ts'
import { sees } from './sees.ts'

/** A made-up expert: a woman born in 1968. */
export interface Expert {
  readonly unitName: string
  readonly userName: string
  readonly email: string
  readonly mobile: string
  readonly password: string
  readonly idNumber: string
}

/** An expert whose ID number belongs to nobody; `serial` tells those of one test apart. */
export function madeUpExpert(userName: string, serial: number): Expert {
  return {
    unitName: '示例清源工程咨询有限公司',
    userName,
    email: `expert${serial}@example.com`,
    mobile: `1380000${2500 + serial}`,
    password: 'Baiyang72song',
    idNumber: makeIdNumber({ birthDate: '1968-03-05', sex: '2', serial }),
  }
}

const field = (page: Page, label: string): Locator =>
  page.getByRole('group', { name: label, exact: true })

/** Fills the first step of 专家, as a person does on a phone; the sex is the wrong one. */
export async function fillBasics(page: Page, who: Expert): Promise<void> {
  await page.getByLabel('姓名').fill(who.userName)
  await page.getByRole('radio', { name: '男', exact: true }).check()
  const born = field(page, '出生日期')
  await born.getByLabel('年').fill('1968')
  await born.getByLabel('月').fill('3')
  await born.getByLabel('日', { exact: true }).fill('5')
  await page.getByLabel('民族').selectOption({ label: '汉族' })
  await page.getByLabel('身份证号').fill(who.idNumber)
  await page.getByLabel('详细地址').fill('示例街 8 号院 2 号楼')
  await page.getByLabel('政治面貌').selectOption({ label: '群众' })
  await page.getByLabel('所在单位').fill(who.unitName)
  const home = field(page, '所在省市')
  await home.getByLabel('省', { exact: true }).selectOption({ label: '山西省' })
  await home.getByLabel('市', { exact: true }).selectOption({ label: '长治市' })
  await page.getByLabel('最高学历').selectOption({ label: '大学本科毕业' })
  await page.getByLabel('类型').selectOption({ label: '技术类' })
  await page.getByRole('checkbox', { name: '工程造价' }).check()
  await page.getByRole('checkbox', { name: '公路桥梁' }).check()
}

/** Chooses three regions, and takes the last one away again. */
export async function chooseRegions(page: Page): Promise<void> {
  const wish = field(page, '意愿评审地区')
  const city = wish.getByLabel('市', { exact: true })
  await wish.getByLabel('省', { exact: true }).selectOption({ label: '山西省' })
  await city.selectOption({ label: '长治市' })
  await city.selectOption({ label: '晋中市' })
  await wish.getByLabel('省', { exact: true }).selectOption({ label: '河南省' })
  await city.selectOption({ label: '安阳市' })
  await sees(wish, '已选 3 处')
  await wish.getByRole('button', { name: '去掉河南省安阳市' }).click()
  await sees(wish, '已选 2 处')
}

/** The window of one row, once it is open. */
export const rowWindow = (page: Page, title: string): Locator =>
  page.getByRole('dialog', { name: title })

/** Opens a new row in a window of its own, fills it, and closes the window. */
export async function addQualification(page: Page, photo: Paper): Promise<void> {
  await page.getByRole('button', { name: '添加职业资格或职称' }).click()
  const row = rowWindow(page, '职业资格或职称 1')
  await row.getByLabel('职业名称').fill('一级造价工程师')
  await row.getByLabel('职业资格', { exact: true }).selectOption({ label: '造价工程师' })
  await row.getByLabel('专业类别').selectOption({ label: '公路' })
  await row.getByLabel('专业年限').selectOption({ label: '20 年及以上' })
  await row.getByLabel('证书编号').fill('建造价示例0001')
  await row.getByLabel('发证机构').fill('示例省住房和城乡建设厅')
  const issued = row.getByRole('group', { name: '发证日期' })
  await issued.getByLabel('年').fill('2019')
  await issued.getByLabel('月').fill('10')
  await issued.getByLabel('日', { exact: true }).fill('20')
  await putPhoto(row.getByRole('group', { name: '证书附件' }).last(), photo)
  await row.getByRole('button', { name: '完成' }).click()
  await row.waitFor({ state: 'hidden' })
}

/** Fills a line of the courses of work: a table on a desk, a card on a phone. */
export async function addWork(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加工作经历' }).click()
  const row = field(page, '工作经历 1')
  await row.getByLabel('开始年').fill('2011')
  await row.getByLabel('开始月').fill('7')
  await row.getByLabel('至今').check()
  await row.getByLabel('单位').fill('示例清源工程咨询有限公司')
  await row.getByLabel('职务').fill('总工程师')
  await row.getByLabel('工作内容').fill('主持公路项目的概算和结算审核。')
}

/** Fills a course of schooling, beginning with an end before its start. */
export async function addSchooling(page: Page, photo: Paper): Promise<void> {
  await page.getByRole('button', { name: '添加教育经历' }).click()
  const row = rowWindow(page, '教育经历 1')
  await row.getByLabel('开始年').fill('1986')
  await row.getByLabel('开始月').fill('9')
  await row.getByLabel('结束年').fill('1980')
  await row.getByLabel('结束月').fill('7')
  await row.getByLabel('院校').fill('示例交通大学')
  await sees(row, '起止年月的结束早于开始')
  await row.getByLabel('结束年').fill('1990')
  await row.getByLabel('专业').fill('道路与桥梁工程')
  await row.getByLabel('学历').selectOption({ label: '大学本科毕业' })
  await row.getByLabel('学位').selectOption({ label: '学士' })
  await putPhoto(row.getByRole('group', { name: '证书附件' }).last(), photo)
  await row.getByRole('button', { name: '完成' }).click()
}
