import type { mobileRequestState, MobileView } from '@guildhall/contract/mobile'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { actsForUnit } from './acts-for-unit.ts'
import { provedSince, waitingHours } from './mobile-change.ts'

/** How long the outcome of a request is told after its end. */
const toldDays = 30

type Request = {
  id: string
  state: z.infer<typeof mobileRequestState>
  newMobile: string
  createdAt: Date
  appliesAt: Date | null
  objections: number
}

/** The own number, masked, and where a change of it stands: proved here, or asked of the staff. */
export async function getMobile(ctx: SignedInContext): Promise<MobileView> {
  const { accountId, mobile, sessionIdHash } = ctx.actor
  const now = ctx.deps.clock.now()
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [proved, requests, needsPaper] = await Promise.all([
    sql.query(provedSql, [accountId, sessionIdHash, provedSince(now)]),
    sql.query<Request>(requestSql, [accountId, now]),
    actsForUnit(ctx),
  ])
  const [request] = requests.rows
  return {
    mobile: maskMobile(mobile),
    isProved: proved.rowCount > 0,
    waitingHours,
    needsPaper,
    request: request ? present(request) : null,
  }
}

function present({ objections, newMobile, createdAt, appliesAt, ...rest }: Request) {
  return {
    ...rest,
    newMobile: maskMobile(newMobile),
    createdAt: createdAt.toISOString(),
    appliesAt: appliesAt?.toISOString() ?? null,
    isObjected: rest.state === 'waiting' && objections > 0,
    canWithdraw: rest.state === 'waiting' || rest.state === 'approved',
  }
}

const provedSql = `
select 1 from mobile_change where tenant_id = current_tenant() and account_id = $1
  and state = 'proved' and session_hash = $2 and created_at > $3`

/** The newest request of the account, unless a change by codes came after it or it ended long ago. */
const requestSql = `
select id, state, new_mobile as "newMobile", created_at as "createdAt", applies_at as "appliesAt", objections
from mobile_change c
where tenant_id = current_tenant() and account_id = $1 and way = 'staff' and state <> 'replaced'
  and (ended_at is null or ended_at > $2::timestamptz - interval '${toldDays} days')
  and not exists (select from mobile_change later where later.tenant_id = c.tenant_id
    and later.account_id = c.account_id and later.created_at > c.created_at and later.state = 'applied')
order by created_at desc, id desc limit 1`
