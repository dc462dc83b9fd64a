import { bodyLimit } from 'hono/body-limit'
import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { noticeFileStored } from '@guildhall/contract/notices'
import { DomainError } from '@guildhall/contract/errors'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { maxUploadBytes } from '../files/check-upload.ts'
import { attachment, demandId } from '../files/routes.ts'
import { readNoticeFile } from './read-notice-file.ts'
import { storeNoticeFile } from './store-notice-file.ts'

/** Room for the multipart frame around a file of the largest size. */
const frameBytes = 64 * 1024

/** Files of notices: uploads by staff, downloads by whoever may read the notice. They leave as attachments. */
export const noticeRoutes = new Hono<AppVariables>()
  .post(
    '/notice-files/:noticeId',
    bodyLimit({
      maxSize: maxUploadBytes + frameBytes,
      onError: () => {
        throw new DomainError('file.too-large')
      },
    }),
    async (c) => {
      const ctx = demandSignedIn(c)
      const body = await c.req.parseBody().catch(() => null)
      const file = body?.['file']
      if (!(file instanceof File)) throw new DomainError('file.empty')
      const stored = await storeNoticeFile(ctx, {
        noticeId: demandId(c.req.param('noticeId')),
        place: c.req.query('place') === 'image' ? 'image' : 'attachment',
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })
      return c.json(noticeFileStored.parse(stored))
    },
  )
  .get('/notice-files/:noticeId/:fileId', async (c) => {
    const ctx = c.get('ctx')
    const file = await readNoticeFile(ctx, {
      noticeId: demandId(c.req.param('noticeId')),
      fileId: demandId(c.req.param('fileId')),
    })
    const stream = await ctx.deps.storage.stream(file.storageKey)
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'content-type': file.mime,
      'content-disposition': attachment(file.name),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
  })
