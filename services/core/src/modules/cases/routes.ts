import { Hono } from 'hono'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { demandId } from '../files/routes.ts'
import { renderForm } from './render-form.ts'

export const caseRoutes = new Hono<AppVariables>().get('/cases/:caseId/form.pdf', async (c) => {
  const pdf = await renderForm(demandSignedIn(c), demandId(c.req.param('caseId')), Number(c.req.query('print') ?? 0))
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="application-form.pdf"' })
})
