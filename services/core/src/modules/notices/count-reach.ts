import type { noticeReach } from '@guildhall/contract/notices'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { reaches } from './audience.ts'
import { readNotice } from './notice-record.ts'

/** Whom a notice reaches today: units, those of them without a login, accounts that an SMS would go to. */
export async function countReach(
  ctx: SignedInContext,
  { noticeId }: { noticeId: string },
): Promise<z.infer<typeof noticeReach>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  await readNotice(sql, noticeId)
  const { rows } = await sql.query<z.infer<typeof noticeReach>>(count, [
    todayOf(ctx.deps.clock),
    noticeId,
  ])
  return rows[0] ?? { units: 0, withoutLogin: 0, mobiles: 0 }
}

const count = `
select count(distinct m.id)::int as units,
  count(distinct m.id) filter (where a.id is null)::int as "withoutLogin", count(distinct a.id)::int as mobiles
from notice n join member m on m.tenant_id = n.tenant_id
left join mandate k on k.tenant_id = m.tenant_id and k.party_id = m.party_id
  and k.from_date <= $1::date and (k.to_date is null or k.to_date > $1::date)
left join account a on a.tenant_id = k.tenant_id and a.id = k.account_id and a.status = 'active'
where n.tenant_id = current_tenant() and n.id = $2 and ${reaches('$1')}`
