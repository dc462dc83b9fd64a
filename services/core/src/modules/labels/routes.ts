import { Hono } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import { labelsWanted } from '@guildhall/contract/labels'
import { permits } from '@guildhall/domain/permissions/actor'
import { demandStepUp } from '../../auth/step-up.ts'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { attachment } from '../files/routes.ts'
import { readAddresses } from './read-addresses.ts'

/** One file holds so many; more are printed branch by branch. */
const most = 3_000

const listOf = (text: string | undefined) => (text ? text.split(',') : [])

/** 地址标签 of members as PDF; after a fresh proof and on record, since addresses leave the house. */
export const labelRoutes = new Hono<AppVariables>().get('/labels/addresses.pdf', async (c) => {
  const ctx = demandSignedIn(c)
  if (!permits(ctx.actor, 'members.export')) throw new DomainError('not-found')
  demandStepUp(ctx)
  const wanted = labelsWanted.safeParse({
    titles: listOf(c.req.query('titles')),
    branches: listOf(c.req.query('branches')),
  })
  if (!wanted.success) throw new DomainError('request.invalid')
  const { labels } = await readAddresses(ctx, wanted.data)
  if (labels.length === 0) throw new DomainError('labels.none')
  if (labels.length > most) throw new DomainError('labels.too-many', { most })
  const pdf = await ctx.deps.documents.pdf('address-labels', {
    labels,
    printedOn: todayOf(ctx.deps.clock),
  })
  await transact(ctx, async ({ record }) =>
    record({
      kind: 'labels.printed',
      subjectType: 'account',
      subjectId: ctx.actor.accountId,
      facts: { ...wanted.data, labels: labels.length },
    }),
  )
  return c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': attachment(`地址标签-${todayOf(ctx.deps.clock)}.pdf`),
  })
})
