import { shippedAssociations } from '@guildhall/blueprints/registry'
import type { Page } from 'playwright-core'

interface Window {
  readonly width: number
  readonly height: number
}

const DESK: Window = { width: 1440, height: 960 }
const PHONE: Window = { width: 375, height: 812 }

/** One picture's subject: who looks, at what, in which windows. */
export interface Scene {
  readonly name: string
  /** First label of the site's host. */
  readonly site: string
  /** How the label of the demo login begins; empty for a visitor. */
  readonly as: string
  readonly windows: readonly [Window, ...Window[]]
  /** Goes to the page and does what is to be seen. */
  play(page: Page): Promise<void>
}

const [national = '', municipal = ''] = shippedAssociations.map(({ hostLabel }) => hostLabel)

const goTo = (address: string) => async (page: Page) => {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
}

/** A reviewer has a case in hand and writes a remark at an answer. */
async function writeRemark(page: Page): Promise<void> {
  await page.getByRole('listitem').getByRole('button').nth(3).click()
  await page.getByRole('button', { name: /^认领/ }).click()
  const business = page.locator('[data-path="unit.business"]')
  await business.hover()
  await business.getByRole('button', { name: /^批注/ }).click()
  await business.getByRole('textbox').fill('请照营业执照的经营范围补全主营业务。')
  await business.getByText('已存').waitFor()
  await page.getByRole('button', { name: '营业执照' }).click()
}

/** The room has passed what nobody doubts and hears the first single case. */
async function hearSingleCase(page: Page): Promise<void> {
  await page.goto('/desk/meetings')
  await page.locator('tr', { hasText: '待开' }).getByRole('link').first().click()
  const notes = page.getByPlaceholder('填写后逐件审议')
  const reasons = ['近三年业绩证明待会议核定。', '与在会单位同属一个集团，分支机构意向待定。']
  for (const [at, reason] of reasons.entries()) {
    await notes.nth(at + 2).fill(reason)
    await notes.nth(at + 2).blur()
  }
  await page.getByText('结果随选随存').waitFor()
  await page.getByRole('link', { name: '投影' }).click()
  await page.getByRole('button', { name: /一并通过/ }).click()
  await page.getByText(/^逐件审议第 1 件/).waitFor()
}

/** The wizard of an application that was returned, at the step that holds a remark. */
async function mendReturned(page: Page): Promise<void> {
  await page.getByRole('link', { name: '按批注修改' }).first().click()
  await page.getByText('还没有提交').first().waitFor()
}

/** What the README shows, in its order. */
export const scenes: readonly Scene[] = [
  { name: 'portal', site: national, as: '', windows: [DESK, PHONE], play: goTo('/') },
  { name: 'join-guide', site: national, as: '', windows: [DESK], play: goTo('/join') },
  {
    name: 'wizard',
    site: national,
    as: '会员（申请被退回',
    windows: [DESK, PHONE],
    play: mendReturned,
  },
  {
    name: 'member-home',
    site: national,
    as: '会员（在会',
    windows: [DESK, PHONE],
    play: goTo('/my'),
  },
  {
    name: 'identities',
    site: municipal,
    as: '会员（申请被退回',
    windows: [DESK],
    play: goTo('/my'),
  },
  {
    name: 'certificate',
    site: national,
    as: '会员（在会',
    windows: [DESK, PHONE],
    play: goTo('/my/certificates'),
  },
  {
    name: 'review-desk',
    site: national,
    as: '会员部审核员',
    windows: [DESK],
    play: writeRemark,
  },
  { name: 'sitting', site: national, as: '会长办公会秘书', windows: [DESK], play: hearSingleCase },
]
