import { Hono } from 'hono'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { attachment, demandId } from '../files/routes.ts'
import { readCertificate } from './read-certificate.ts'

/** 电子会员证 as PDF and as picture; `?download` for a file instead of a view. */
export const certificateRoutes = new Hono<AppVariables>()
  .get('/certificates/:file{.+\\.pdf}', async (c) => {
    const ctx = demandSignedIn(c)
    const { number, data } = await readCertificate(ctx, demandId(c.req.param('file').slice(0, -4)))
    const pdf = await ctx.deps.documents.pdf('certificate', data)
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': disposition(c.req.query('download'), `${number}.pdf`),
    })
  })
  .get('/certificates/:file{.+\\.png}', async (c) => {
    const ctx = demandSignedIn(c)
    const { number, data } = await readCertificate(ctx, demandId(c.req.param('file').slice(0, -4)))
    const picture = await ctx.deps.documents.certificateImage(data)
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/png',
      'content-disposition': disposition(c.req.query('download'), `${number}.png`),
    })
  })

function disposition(download: string | undefined, name: string): string {
  return download === undefined ? 'inline' : attachment(name)
}
