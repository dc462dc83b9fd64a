import { bodyLimit } from 'hono/body-limit'
import { Hono, type Context } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import { importTaken } from '@guildhall/contract/imports'
import { permits } from '@guildhall/domain/permissions/actor'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { attachment, demandId } from '../files/routes.ts'
import { renderReport } from './render-report.ts'
import { renderTemplate } from './render-template.ts'
import { takeFile } from './take-file.ts'

/** 20 MB, and room for the multipart frame around it. */
const mostBytes = 20 * 1024 * 1024
const frameBytes = 64 * 1024

export const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The files of imports: a roster comes in, the blank one and the report go out. */
export const importRoutes = new Hono<AppVariables>()
  .post(
    '/imports/files',
    bodyLimit({ maxSize: mostBytes + frameBytes, onError: () => refuseSize() }),
    async (c) => {
      const ctx = demandImporter(c)
      const body = await c.req.parseBody().catch(() => null)
      const file = body?.['file']
      if (!(file instanceof File)) throw new DomainError('file.empty')
      if (file.size > mostBytes) throw new DomainError('file.too-large')
      const bytes = new Uint8Array(await file.arrayBuffer())
      return c.json(importTaken.parse(await takeFile(ctx, { name: file.name, bytes })))
    },
  )
  .get('/imports/template.xlsx', async (c) => {
    const bytes = await renderTemplate(demandImporter(c))
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': xlsxMime,
      'content-disposition': attachment('会员名册模板.xlsx'),
    })
  })
  .get('/imports/:id/report.xlsx', async (c) => {
    const { stream, name } = await renderReport(demandImporter(c), demandId(c.req.param('id')))
    return c.body(stream, 200, {
      'content-type': xlsxMime,
      'content-disposition': attachment(name),
    })
  })

function demandImporter(c: Context<AppVariables>): SignedInContext {
  const ctx = demandSignedIn(c)
  if (!permits(ctx.actor, 'members.import')) throw new DomainError('not-found')
  return ctx
}

function refuseSize(): never {
  throw new DomainError('file.too-large')
}
