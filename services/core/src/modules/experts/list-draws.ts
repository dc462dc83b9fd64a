import type { DrawSummary } from '@guildhall/contract/experts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { summaryOf } from './get-draw.ts'

type Row = {
  id: string
  number: string
  project: string
  client: string
  wanted: number
  candidates: number
  drawnBy: string
  drawnAt: Date
}

/** The draws of the association, newest first. */
export async function listDraws(
  ctx: SignedInContext,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<{ rows: DrawSummary[]; next: string | null }> {
  const after = decodeCursor(cursor)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row>(
      `${drawsSql} ${after ? 'and (d.drawn_at, d.id) < ($1, $2::uuid)' : ''} order by d.drawn_at desc, d.id desc limit ${limit + 1}`,
      after ? [after.at, after.id] : [],
    )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => summaryOf(row, row.drawnBy, row.candidates)),
    next: rows.length > limit && last ? encodeCursor(last.drawnAt, last.id) : null,
  }
}

const drawsSql = `
select d.id, d.number, d.project, d.client, d.wanted, jsonb_array_length(d.candidates) as candidates,
  a.user_name as "drawnBy", d.drawn_at as "drawnAt"
from expert_draw d join account a on a.tenant_id = d.tenant_id and a.id = d.drawn_by
where d.tenant_id = current_tenant()`
