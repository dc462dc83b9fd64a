import { Hono } from 'hono'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { demandId } from '../files/routes.ts'
import { renderForm } from './render-form.ts'

export const caseRoutes = new Hono<AppVariables>().get('/cases/:caseId/form.pdf', async (c) => {
  const pdf = await renderForm(
    demandSignedIn(c),
    demandId(c.req.param('caseId')),
    printNumber(c.req.query('print')),
  )
  return c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': 'inline; filename="application-form.pdf"',
  })
})

/** A print's number out of an address; anything else is the number of none. */
function printNumber(text = ''): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 0
}
