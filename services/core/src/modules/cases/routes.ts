import { Hono } from 'hono'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { demandId, inline } from '../files/routes.ts'
import { renderForm } from './render-form.ts'

/** The papers of a case as PDF: `form.pdf` its application form, `<letter>.pdf` a letter. */
export const caseRoutes = new Hono<AppVariables>().get(
  '/cases/:caseId/:file{.+\\.pdf}',
  async (c) => {
    const { title, pdf } = await renderForm(demandSignedIn(c), demandId(c.req.param('caseId')), {
      document: c.req.param('file').slice(0, -4),
      number: printNumber(c.req.query('print')),
    })
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': inline(`${title}.pdf`),
    })
  },
)

/** A print's number out of an address; anything else is the number of none. */
function printNumber(text = ''): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
}
