import type { Deputies } from '@guildhall/contract/review-bulk'
import { addDays } from '@guildhall/domain/time/civil-date'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'

type Row = { id: string; named: boolean; name: string; from: string; to: string }

const termsSql = `
select d.id, d.account_id = $1 as named, a.user_name as name,
  to_char(d.from_date, 'YYYY-MM-DD') as "from", to_char(d.to_date, 'YYYY-MM-DD') as "to"
from deputy d join account a on a.tenant_id = d.tenant_id
  and a.id = case when d.account_id = $1 then d.deputy_id else d.account_id end
where d.tenant_id = current_tenant() and d.ended_at is null and d.to_date > $2::date
  and (d.account_id = $1 or d.deputy_id = $1)
order by d.from_date, d.id`

const colleaguesSql = `
select a.id as "accountId", a.user_name as name, array_agg(distinct g.role) as roles
from role_grant g join account a on a.tenant_id = g.tenant_id and a.id = g.account_id
where g.tenant_id = current_tenant() and g.ended_at is null and a.status = 'active' and a.id <> $1
group by a.id, a.user_name order by a.user_name, a.id limit 200`

/** Whom the actor named, and in whose place the actor stands: what runs today or begins later. */
export async function listDeputies(ctx: SignedInContext): Promise<Deputies> {
  const today = todayOf(ctx.deps.clock)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { content } = await blueprintInForce(ctx)
  const [terms, colleagues] = await Promise.all([
    sql.query<Row>(termsSql, [ctx.actor.accountId, today]),
    sql.query<Deputies['colleagues'][number]>(colleaguesSql, [ctx.actor.accountId]),
  ])
  const present = ({ id, name, from, to }: Row) => ({
    id,
    name,
    from,
    through: addDays(to, -1),
    runs: from <= today,
  })
  return {
    named: terms.rows.filter(({ named }) => named).map(present),
    standing: terms.rows.filter(({ named }) => !named).map(present),
    colleagues: colleagues.rows.map((row) => ({
      ...row,
      roles: content.roles.filter(({ slug }) => row.roles.includes(slug)).map(({ label }) => label),
    })),
    today,
  }
}
