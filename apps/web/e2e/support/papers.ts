import type { BrowserContext, Locator, Page } from 'playwright-core'
import { sees } from './sees.ts'

/** A file as it is handed to a file picker. */
export interface Paper {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A picture of a made-up licence, as a phone takes it. */
export async function photographLicence(context: BrowserContext): Promise<Paper> {
  const desk = await context.newPage()
  await desk.setViewportSize({ width: 1000, height: 700 })
  await desk.setContent('<h1>营业执照</h1><p>演示用，不是真的证照</p>')
  const buffer = await desk.screenshot({ type: 'jpeg', quality: 80 })
  await desk.close()
  return { name: '营业执照.jpg', mimeType: 'image/jpeg', buffer }
}

/** Asks for the printed form, sees it open in a tab, and answers what a printer would get. */
export async function printForm(page: Page, button = /下载入会申请/): Promise<Paper> {
  const [tab, answer] = await Promise.all([
    page.context().waitForEvent('page'),
    page.waitForResponse((response) => response.url().includes('cases.print')),
    page.getByRole('button', { name: button }).click(),
  ])
  const url = /"url":"([^"]+)"/.exec(await answer.text())?.[1] ?? ''
  await tab.close()
  return { name: '入会申请书.pdf', ...(await fetchFile(page, url)) }
}

/** The place for one kind of paper. */
export const slot = (page: Page, label: string | RegExp): Locator =>
  page.getByRole('group', { name: label })

/** The name of the place for the stamped form. */
export const stampedForm = /^入会申请书/

/** Prints the form anew, has it stamped, and puts it in the place of the scan that no longer counts. */
export async function stampAgain(page: Page): Promise<void> {
  const place = slot(page, stampedForm)
  await putFile(place, await printForm(page), true)
  await sees(place, '与当前申请书一致')
}

/** The name of the place for the stamped letter that says who acts for a unit. */
export const stampedLetter = /^账号负责人说明/

/** Prints that letter, has it stamped and scanned, and puts the scan up. */
export async function stampLetter(page: Page, instead = false): Promise<void> {
  const place = slot(page, stampedLetter)
  const letter = await printForm(page, /下载企业协会账号负责人说明/)
  await putFile(place, letter, instead)
  await matched(letter)
  const scan = await scanOf(page, place)
  await putFile(place, scan, true)
  await matched(scan)

  /** The row of the very file: the one that it replaces stays until it is there. */
  async function matched({ name }: Paper): Promise<void> {
    await sees(place.getByRole('listitem').filter({ hasText: name }), '与当前说明一致')
  }
}

/** Puts a file into its place through the picker, as a first one or instead of the one there. */
export async function putFile(place: Locator, paper: Paper, instead = false): Promise<void> {
  const button = instead ? /^换一个/ : /^(选择文件|再选一个文件)/
  const [picker] = await Promise.all([
    place.page().waitForEvent('filechooser'),
    place.getByRole('button', { name: button }).first().click(),
  ])
  await picker.setFiles({ ...paper })
  await sees(place, paper.name, { exact: true })
}

/** Puts a photo into a place that may ask for pictures alone. */
export async function putPhoto(place: Locator, photo: Paper): Promise<void> {
  const [picker] = await Promise.all([
    place.page().waitForEvent('filechooser'),
    place.getByRole('button', { name: /^(选择|再选一)/ }).click(),
  ])
  await picker.setFiles({ ...photo })
  await sees(place, photo.name, { exact: true })
  await place.getByRole('button', { name: /^换一个/ }).waitFor()
}

/** What comes back from a printer, a stamp and a scanner: the first page as a JPEG. */
export async function scanOf(page: Page, place: Locator): Promise<Paper> {
  const [preview = ''] = (await place.locator('img').first().getAttribute('src'))?.split('?') ?? []
  const { mimeType, buffer } = await fetchFile(page, preview)
  const scanner = await page.context().newPage()
  await scanner.setViewportSize({ width: 1600, height: 2200 })
  await scanner.setContent(`<img src="data:${mimeType};base64,${buffer.toString('base64')}">`)
  const scan = await scanner.locator('img').screenshot({ type: 'jpeg', quality: 90 })
  await scanner.close()
  return { name: '盖章扫描件.jpg', mimeType: 'image/jpeg', buffer: scan }
}

/** Fetches a file of this site as the page would, with its cookies. */
export async function fetchFile(page: Page, url: string): Promise<Omit<Paper, 'name'>> {
  const { mimeType, base64 } = await page.evaluate(async (address) => {
    const response = await fetch(address)
    const bytes = new Uint8Array(await response.arrayBuffer())
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    return { mimeType: response.headers.get('content-type') ?? '', base64: btoa(text) }
  }, url)
  return { mimeType, buffer: Buffer.from(base64, 'base64') }
}
