import { makeCreditCode } from '@guildhall/domain/identifiers/make-credit-code'
import type { Locator, Page } from 'playwright-core'
import { sees } from './sees.ts'

/** An identity of the municipal association, as a story needs to know it. */
export interface IdentityStory {
  readonly label: string
  /** The stage's figure on the desk. */
  readonly figure: RegExp
  readonly firstName: string
  readonly newName: string
  /** The answer that is sent back, with what stands there first and after. */
  readonly mended: { path: string; label: string; before: string; after: string }
  readonly nameField: { path: string; label: string }
  readonly creditCode: string | null
}

/** 建设单位 and 自然人 for one width; `serial` tells those of one run apart. */
export function identityStories(serial: number): IdentityStory[] {
  const place = ['甲', '乙'][serial - 1] ?? ''
  return [
    {
      label: '建设单位',
      figure: /^秘书处审核.*建设单位认证/,
      firstName: `示例城东${place}区建设投资有限公司`,
      newName: `示例城东${place}区建设集团有限公司`,
      mended: { path: 'unit.contactName', label: '联系人姓名', before: '办公室', after: '岳青禾' },
      nameField: { path: 'unit.name', label: '单位名称' },
      creditCode: makeCreditCode({ area: '140403', serial: 7100 + serial }),
    },
    {
      label: '自然人',
      figure: /^秘书处审核.*自然人认证/,
      firstName: `云见${place}`,
      newName: `云望${place}`,
      mended: {
        path: 'person.employer',
        label: '所在单位',
        before: '清源',
        after: '示例清源造价咨询有限公司',
      },
      nameField: { path: 'person.name', label: '姓名' },
      creditCode: null,
    },
  ]
}

/** The card of an identity on the member's home. */
export const cardOf = (page: Page, label: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: label, exact: true }) })

/** Goes on by the button at the foot, as on a phone. */
export async function nextStep(page: Page, step: string): Promise<void> {
  await page.getByRole('link', { name: `下一步：${step}` }).click()
  await page.getByRole('heading', { level: 1, name: step }).waitFor()
}

/** From the first step to the submission, by the button at the foot. */
export async function submitFrom(page: Page, steps: readonly string[]): Promise<void> {
  for (const step of steps) await nextStep(page, step)
  await sees(page, '都填好了')
  await page.getByRole('button', { name: '提交审批' }).click()
  await sees(page, '已提交', { exact: true })
}

/** Names whom the unit has act for it, as its stamped letter will say. */
export async function fillResponsible(page: Page): Promise<void> {
  await page.locator('#f-responsible-name').fill('岳青禾')
  await page.getByRole('radio', { name: '女', exact: true }).check()
  await page.locator('#f-responsible-position').fill('综合部主任')
  await page.locator('#f-responsible-mobile').fill('13800002799')
}
