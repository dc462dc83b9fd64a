import type {
  MobileRequestRow,
  mobileRequests,
  mobileRequestsInput,
  MobileScope,
} from '@guildhall/contract/mobile'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { Grant } from '@guildhall/domain/permissions/actor'
import { canManageColleague } from '@guildhall/domain/permissions/staff'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'

const pageSize = 30

/** What each scope holds; the counters count by the same words. */
const scopes: Record<MobileScope, string> = {
  waiting: `c.state = 'waiting'`,
  approved: `c.state = 'approved'`,
  over: `c.state in ('applied', 'refused', 'withdrawn', 'taken')`,
}

type Counts = Record<MobileScope, number>
type Row = Omit<
  MobileRequestRow,
  'createdAt' | 'appliesAt' | 'endedAt' | 'objectedAt' | 'canDecide'
> & {
  accountId: string
  grants: Grant[]
  createdAt: Date
  appliesAt: Date | null
  endedAt: Date | null
  objectedAt: Date | null
}

/** Requests for another number from those who lost the old one, newest first, by scope, with counters. */
export async function listMobileChanges(
  ctx: SignedInContext,
  { scope, cursor }: z.infer<typeof mobileRequestsInput>,
): Promise<z.infer<typeof mobileRequests>> {
  const { content } = await blueprintInForce(ctx)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const after = decodeCursor(cursor)
  const [{ rows }, counted] = await Promise.all([
    sql.query<Row>(listSql(scope), [after?.at ?? null, after?.id ?? null]),
    sql.query<Counts>(countSql),
  ])
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => present(ctx, content, row)),
    counts: counted.rows[0] ?? { waiting: 0, approved: 0, over: 0 },
    next: last ? encodeCursor(last.createdAt, last.id) : null,
  }
}

/** How many requests wait to be decided. */
export async function countWaiting(ctx: SignedInContext): Promise<number> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Counts>(countSql)
  return rows[0]?.waiting ?? 0
}

function present(
  { actor }: SignedInContext,
  content: Blueprint,
  { accountId, grants, ...row }: Row,
): MobileRequestRow {
  return {
    ...row,
    oldMobile: maskMobile(row.oldMobile),
    newMobile: maskMobile(row.newMobile),
    createdAt: row.createdAt.toISOString(),
    appliesAt: row.appliesAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    objectedAt: row.objectedAt?.toISOString() ?? null,
    canDecide:
      row.state === 'waiting' &&
      accountId !== actor.accountId &&
      canManageColleague(actor, content.roles, { accountId, grants }),
  }
}

const listSql = (scope: MobileScope) => `
select c.id, c.account_id as "accountId", a.user_name as "userName", a.unit_name as "unitName",
  c.old_mobile as "oldMobile", c.new_mobile as "newMobile", c.reason, c.state,
  case when c.paper is null then null else json_build_object('name', c.paper->>'name', 'mime', c.paper->>'mime',
    'size', (c.paper->>'size')::int, 'pages', (c.paper->>'pages')::int) end as paper,
  c.created_at as "createdAt", c.applies_at as "appliesAt", c.ended_at as "endedAt",
  c.objections, c.objected_at as "objectedAt", d.user_name as "decidedBy", c.decision,
  coalesce((select json_agg(json_build_object('role', g.role, 'branch', g.branch_slug)) from role_grant g
    where g.tenant_id = c.tenant_id and g.account_id = c.account_id and g.ended_at is null), '[]') as grants
from mobile_change c join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
left join account d on d.tenant_id = c.tenant_id and d.id = c.decided_by
where c.tenant_id = current_tenant() and c.way = 'staff' and ${scopes[scope]}
  and ($1::timestamptz is null or (c.created_at, c.id) < ($1::timestamptz, $2::uuid))
order by c.created_at desc, c.id desc limit ${pageSize + 1}`

const countSql = `
select count(*) filter (where ${scopes.waiting})::int as waiting,
  count(*) filter (where ${scopes.approved})::int as approved,
  count(*) filter (where ${scopes.over})::int as over
from mobile_change c where c.tenant_id = current_tenant() and c.way = 'staff'`
