import type { Colleague, StaffView } from '@guildhall/contract/staff'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { canGiveRole, canManageColleague } from '@guildhall/domain/permissions/staff'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { countWaiting } from '../mobile/list-mobile-changes.ts'
import { listInvitations } from './list-invitations.ts'
import { listResets } from './list-resets.ts'
import { labelsOf, mayGive } from './role-given.ts'

type Row = {
  accountId: string
  userName: string
  mobile: string
  status: 'active' | 'suspended'
  lastSeenAt: Date | null
  hasTotp: boolean
  grants: { grantId: string; role: string; branch: string | null }[]
}

/** Staff with their roles, open invitations, requests to reset; what may be done by the same policies that guard it. */
export async function listStaff(ctx: SignedInContext): Promise<StaffView> {
  const { content } = await blueprintInForce(ctx)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Row>(colleaguesSql)
  const { roles, branches } = content
  return {
    colleagues: rows.map((row) => present(ctx, content, row)),
    invitations: await listInvitations(ctx, content),
    resets: await listResets(ctx),
    mobilesWaiting: await countWaiting(ctx),
    roles: roles.map((role) => ({
      slug: role.slug,
      label: role.label,
      branchBound: role.branchBound,
      grantable: [null, ...branches.map(({ slug }) => slug)].some(
        (branch) =>
          role.branchBound === (branch !== null) && canGiveRole(ctx.actor, roles, role, branch),
      ),
    })),
    branches: branches.map(({ slug, label }) => ({ slug, label })),
    totpRequired: ctx.deps.env.STAFF_TOTP === 'required',
  }
}

const colleaguesSql = `
select a.id as "accountId", a.user_name as "userName", a.mobile, a.status,
  greatest(a.last_sign_in_at, (select max(s.last_seen_at) from session s
    where s.tenant_id = a.tenant_id and s.account_id = a.id)) as "lastSeenAt",
  exists (select from totp_credential t where t.tenant_id = a.tenant_id and t.account_id = a.id
    and t.confirmed_at is not null) as "hasTotp", g.grants
from (select account_id, json_agg(json_build_object('grantId', id, 'role', role, 'branch', branch_slug)
    order by granted_at, id) as grants, min(granted_at) as since
  from role_grant where tenant_id = current_tenant() and ended_at is null group by account_id) g
join account a on a.tenant_id = current_tenant() and a.id = g.account_id
order by a.status, g.since, a.user_name limit 500`

function present(ctx: SignedInContext, content: Blueprint, row: Row): Colleague {
  const { grants, mobile, lastSeenAt, ...rest } = row
  const { actor } = ctx
  const isSelf = row.accountId === actor.accountId
  const manages = canManageColleague(actor, content.roles, { accountId: row.accountId, grants })
  return {
    ...rest,
    mobile: maskMobile(mobile),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    isSelf,
    roles: grants.map((grant) => ({
      ...grant,
      ...labelsOf(content, grant),
      canTake: !isSelf && mayGive(ctx, content, grant),
    })),
    can: {
      change: !isSelf,
      suspend: manages && row.status === 'active',
      resume: manages && row.status === 'suspended',
      takeOffTotp: manages && row.hasTotp,
    },
  }
}
