import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { askMobileChange as fieldsOf } from '@guildhall/contract/mobile'
import { fileFormLimit, readOptionalFileForm } from '../../http/file-form.ts'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { drawPage } from '../files/draw-page.ts'
import { attachment, demandId } from '../files/routes.ts'
import { askMobileChange } from './ask-mobile-change.ts'
import { readPaper } from './read-paper.ts'

/** A request for another number, with the unit's paper where it takes one; that paper, and its pages. */
export const mobileRoutes = new Hono<AppVariables>()
  .post('/mobile/requests', fileFormLimit, async (c) => {
    const ctx = demandSignedIn(c)
    const { file: paper, fields } = await readOptionalFileForm(c, fieldsOf)
    return c.json(await askMobileChange(ctx, { fields, paper }))
  })
  .get('/mobile/papers/:id', async (c) => {
    const ctx = demandSignedIn(c)
    const file = await readPaper(ctx, demandId(c.req.param('id')))
    const stream = await ctx.deps.storage.stream(file.storageKey)
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'content-type': file.mime,
      'content-disposition': attachment(file.name),
    })
  })
  .get('/mobile/papers/:id/preview/:page', async (c) => {
    const ctx = demandSignedIn(c)
    const file = await readPaper(ctx, demandId(c.req.param('id')))
    const picture = await drawPage(
      ctx,
      file,
      Number(c.req.param('page')),
      Number(c.req.query('w') ?? 1200),
    )
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=3600',
    })
  })
