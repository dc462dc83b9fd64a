import type { Deps } from '../../kernel/deps.ts'

/** A message as the inbox of a development machine shows it. */
export type InboxEntry = {
  channel: 'sms' | 'mail' | 'wechat'
  to: string
  text: string
  template: string
  variables: Record<string, string | number>
  state: string
  at: string
  tenant: string
}

/** At most this many of each association, and in all. */
const most = 200

/**
 * The newest messages of every association, newest first; all of them where `to` is not given.
 * For development only: codes stand in it.
 */
export async function readInbox(deps: Deps, to?: string): Promise<InboxEntry[]> {
  const tenants = await deps.database.platform.tenant.findMany({ select: { id: true, slug: true } })
  const perTenant = await Promise.all(tenants.map((tenant) => messagesOf(deps, tenant, to)))
  return perTenant
    .flat()
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, most)
    .map(({ id: _id, at, ...entry }) => ({ ...entry, at: at.toISOString() }))
}

type Row = Omit<InboxEntry, 'at' | 'tenant'> & { id: string; at: Date }

async function messagesOf(deps: Deps, tenant: { id: string; slug: string }, to?: string) {
  const { rows } = await deps.database.tenantSql(tenant.id).query<Row>(
    `select id, channel, recipient as to, text, template, variables, state, created_at as at
     from message where tenant_id = current_tenant() and ($1::text is null or recipient = $1)
     order by id desc limit ${most}`,
    [to ?? null],
  )
  return rows.map((row) => ({ ...row, tenant: tenant.slug }))
}
