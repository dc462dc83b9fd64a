import { Hono } from 'hono'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { inline } from '../files/routes.ts'
import { renderPaper } from './render-paper.ts'

/** The papers that an association offers to print, blank for anyone; `?filled` for who is signed in. */
export const siteRoutes = new Hono<AppVariables>().get(
  '/papers/:application/:file{.+\\.pdf}',
  async (c) => {
    const asked = {
      application: c.req.param('application'),
      document: c.req.param('file').slice(0, -4),
    }
    const filledFor = c.req.query('filled') === undefined ? null : demandSignedIn(c)
    const { title, pdf } = await renderPaper(filledFor ?? c.get('ctx'), asked, filledFor)
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': inline(`${title}.pdf`),
      'cache-control': 'private, no-store',
    })
  },
)
