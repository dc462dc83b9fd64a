import { Hono } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { demandId } from '../files/routes.ts'
import { renderSummary } from './render-summary.ts'

export const meetingRoutes = new Hono<AppVariables>().get(
  '/meetings/:meetingId/summary.pdf',
  async (c) => {
    const ctx = demandSignedIn(c)
    if (!permits(ctx.actor, 'meetings.run')) throw new DomainError('not-found')
    const pdf = await renderSummary(ctx, demandId(c.req.param('meetingId')))
    return c.body(new Uint8Array(pdf), 200, {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="sitting-summary.pdf"',
    })
  },
)
