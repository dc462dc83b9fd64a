import type { z } from 'zod'
import type { enteredPage } from '@guildhall/contract/paper'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { caseColumns, withBlueprints } from '../cases/case-record.ts'
import { presentSummary } from '../cases/list-cases.ts'

const pageSize = 30

/** What the actor entered for others, newest first. */
export async function listEntered(
  ctx: SignedInContext,
  input: { cursor: string | null },
): Promise<z.infer<typeof enteredPage>> {
  const before = decodeCursor(input.cursor)
  const records = await ctx.deps.database.tenantDb(ctx.tenant.id).case.findMany({
    where: {
      enteredBy: ctx.actor.accountId,
      ...(before && {
        OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: caseColumns,
  })
  const page = records.slice(0, pageSize)
  const last = page.at(-1)
  const found = await withBlueprints(ctx, page)
  return {
    rows: found.map((each) => ({
      ...presentSummary(each),
      onPaper: each.record.onPaper,
      editable: ['draft', 'returned'].includes(each.record.state),
    })),
    next: records.length > pageSize && last ? encodeCursor(last.createdAt, last.id) : null,
  }
}
