import { Hono } from 'hono'
import { DomainError } from '@guildhall/contract/errors'
import { drawRef } from '@guildhall/contract/experts'
import { permits } from '@guildhall/domain/permissions/actor'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { getDraw } from './get-draw.ts'
import { candidatesText } from './rank-candidates.ts'
import { renderDraw } from './render-draw.ts'

async function readDraw(ctx: SignedInContext, drawId: string) {
  if (!permits(ctx.actor, 'experts.see')) throw new DomainError('not-found')
  const ref = drawRef.safeParse({ drawId })
  if (!ref.success) throw new DomainError('not-found')
  return getDraw(ctx, ref.data)
}

/** 抽取名单 to sign, and the list of candidates by which anyone repeats the draw. */
export const expertRoutes = new Hono<AppVariables>()
  .get('/experts/draws/:drawId/list.pdf', async (c) => {
    const ctx = demandSignedIn(c)
    const draw = await readDraw(ctx, c.req.param('drawId'))
    return c.body(new Uint8Array(await renderDraw(ctx, draw)), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="draw-${draw.number}.pdf"`,
    })
  })
  .get('/experts/draws/:drawId/candidates.csv', async (c) => {
    const draw = await readDraw(demandSignedIn(c), c.req.param('drawId'))
    // As it was hashed: no byte order mark, no other line endings.
    return c.body(candidatesText(draw.list), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="draw-${draw.number}-candidates.csv"`,
    })
  })
