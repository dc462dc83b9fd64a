import { createHash, randomBytes } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'
import { fetchFile, type Paper } from './papers.ts'
import type { World } from './world.ts'

/** A PDF of one page and about `kilobytes` that no other is like; such a file is kept as it is. */
export function heavyPdf(name: string, kilobytes: number): Paper {
  const ballast = randomBytes(kilobytes * 512).toString('hex')
  const buffer = Buffer.from(`%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >> endobj
4 0 obj << /Length ${ballast.length} >> stream
${ballast}
endstream endobj
trailer << /Root 1 0 R >>
%%EOF
`)
  return { name, mimeType: 'application/pdf', buffer }
}

/** Has the page send no more than so many kilobytes a second, until the answer is called. */
export async function slowLine(page: Page, kilobytes: number): Promise<() => Promise<void>> {
  const line = await page.context().newCDPSession(page)
  const carry = (uploadThroughput: number) =>
    line.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  await carry(kilobytes * 1024)
  return async () => {
    await carry(-1)
    await line.detach()
  }
}

/** Waits until the server has a part of the one file that is on its way, of at least `least` bytes; answers how many. */
export async function halfSent({ dataDir }: World, whole: Paper, least = 1): Promise<number> {
  const lengths = async (): Promise<number[]> => {
    const folder = path.join(dataDir, 'uploads')
    const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const sizes = files
      .filter((file) => file.isFile())
      .map((file) => stat(path.join(file.parentPath, file.name)))
    return (await Promise.all(sizes)).map(({ size }) => size)
  }
  await expect
    .poll(async () => Math.max(0, ...(await lengths())), { interval: 20, timeout: 15_000 })
    .toBeGreaterThanOrEqual(least)
  const [arrived = 0, ...others] = await lengths()
  expect([others, arrived < whole.buffer.byteLength]).toEqual([[], true])
  return arrived
}

/** The place in the file where the next bytes that the page sends belong. */
export async function nextOffset(page: Page): Promise<number> {
  const isBytes = (request: Request): boolean =>
    request.method() === 'PATCH' && request.url().includes('/files/uploads/')
  const request = await page.waitForRequest(isBytes, { timeout: 60_000 })
  return Number(await request.headerValue('upload-offset'))
}

/** Waits until a file stands in the case that is open, and sees that it has the very bytes. */
export async function arrivesWhole(page: Page, paper: Paper): Promise<void> {
  await page.getByRole('button', { name: `预览${paper.name}` }).waitFor({ state: 'attached' })
  const row = page.getByRole('listitem').filter({ hasText: paper.name })
  const preview = await row.locator('img').first().getAttribute('src')
  const [, , id = ''] = (preview ?? '').split('/')
  const { buffer } = await fetchFile(page, `/files/${id}`)
  expect(hash(buffer)).toBe(hash(paper.buffer))
}

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Chooses a file with the button of this name. */
export async function choose(page: Page, button: RegExp, paper: Paper): Promise<void> {
  const [picker] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ])
  await picker.setFiles({ ...paper })
}
