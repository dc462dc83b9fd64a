import { Hono } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { todayOf } from '../../kernel/dates.ts'
import { attachment } from '../files/routes.ts'
import { readTicket } from './export-ticket.ts'
import { renderMembers } from './render-members.ts'

const mimes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Lists that leave, by the ticket of their record alone. */
export const exportRoutes = new Hono<AppVariables>().get('/exports/:file', async (c) => {
  const ctx = demandSignedIn(c)
  if (!permits(ctx.actor, 'members.export')) throw new DomainError('not-found')
  const { deps, tenant, actor } = ctx
  const holder = { tenantId: tenant.id, accountId: actor.accountId }
  const ticket = readTicket(deps.secret, deps.clock.now(), holder, c.req.query('ticket') ?? '')
  const { format } = ticket.what
  if (c.req.param('file') !== `members.${format}`) throw new DomainError('not-found')
  return c.body(await renderMembers(ctx, ticket), 200, {
    'content-type': mimes[format] ?? '',
    'content-disposition': attachment(`会员名册-${todayOf(deps.clock)}.${format}`),
  })
})
