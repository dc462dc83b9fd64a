import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { DomainError } from '@guildhall/contract/errors'
import { queueAsked } from '@guildhall/contract/review'
import { todayOf } from '../../kernel/dates.ts'
import { cleanInput } from '../../trpc/clean-input.ts'
import { z } from 'zod'
import { demandSignedIn, type AppVariables } from '../../http/variables.ts'
import { exportQueue } from './export-queue.ts'

/** The address of an export: as on the screen, with the ids of what was selected, by commas. */
const asked = z.strictObject({
  ...queueAsked.shape,
  ids: z
    .string()
    .max(3700)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(100))
    .optional(),
})

export const reviewRoutes = new Hono<AppVariables>().get('/cases/queue.csv', async (c) => {
  const ctx = demandSignedIn(c)
  const read = asked.safeParse(cleanInput(c.req.query()))
  if (!read.success) throw new DomainError('not-found')
  const { ids, ...queue } = read.data
  const lines = await exportQueue(ctx, { ...queue, caseIds: ids ?? null })
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="cases-${todayOf(ctx.deps.clock)}.csv"`)
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    for await (const part of lines) await out.write(part)
  })
})
