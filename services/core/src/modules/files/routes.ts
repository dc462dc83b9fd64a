import { bodyLimit } from 'hono/body-limit'
import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { fileStored } from '@guildhall/contract/cases'
import { DomainError } from '@guildhall/contract/errors'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { maxUploadBytes } from './check-upload.ts'
import { previewFile, readableFile } from './read-file.ts'
import { storeFile } from './store-file.ts'

/** Room for the multipart frame around a file of the largest size. */
const frameBytes = 64 * 1024

/** Uploads, downloads and previews. Files leave as attachments, never as a page of ours. */
export const fileRoutes = new Hono<AppVariables>()
  .post(
    '/cases/:caseId/files/:slot',
    bodyLimit({ maxSize: maxUploadBytes + frameBytes, onError: () => refuseSize() }),
    async (c) => {
      const ctx = demandSignedIn(c)
      const body = await c.req.parseBody().catch(() => null)
      const file = body?.['file']
      if (!(file instanceof File)) throw new DomainError('file.empty')
      const stored = await storeFile(ctx, {
        caseId: demandId(c.req.param('caseId')),
        slot: c.req.param('slot'),
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        replaces: c.req.query('replaces') ? demandId(c.req.query('replaces') ?? '') : null,
      })
      return c.json(fileStored.parse(stored))
    },
  )
  .get('/files/:id', async (c) => {
    const ctx = demandSignedIn(c)
    const file = await readableFile(ctx, demandId(c.req.param('id')))
    const stream = await ctx.deps.storage.stream(file.storageKey)
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'content-type': file.mime,
      'content-disposition': attachment(file.name),
    })
  })
  .get('/files/:id/preview/:page', async (c) => {
    const ctx = demandSignedIn(c)
    const picture = await previewFile(
      ctx,
      demandId(c.req.param('id')),
      Number(c.req.param('page')),
      Number(c.req.query('w') ?? 1200),
    )
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=3600',
    })
  })

/** An id out of an address; anything else reads like a missing page. */
export function demandId(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new DomainError('not-found')
  return text
}

/** RFC 6266: the name as it is, and an ASCII stand-in for old clients. */
export function attachment(name: string): string {
  return `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`
}

/** The same for what a browser may show in place; saved, it has this name. */
export function inline(name: string): string {
  return attachment(name).replace('attachment', 'inline')
}

function refuseSize(): never {
  throw new DomainError('file.too-large')
}
