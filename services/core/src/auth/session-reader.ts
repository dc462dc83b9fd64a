import DataLoader from 'dataloader'
import type { Database, TenantSql } from '@guildhall/db/tenant-client'
import type { Grant } from '@guildhall/domain/permissions/actor'
import type { Clock } from '../kernel/clock.ts'
import { todayOf } from '../kernel/dates.ts'

/** What one query finds of a session: the account, what it acts for, its roles, the blueprint in force. */
export type AccountAttributes = {
  userName: string
  mobile: string
  unitName: string | null
  partyIds: string[]
  grants: Grant[]
  /** What colleagues hold in whose place this account stands today; never what those hold as deputies. */
  deputyGrants: Grant[]
  blueprintVersionId: string
  /** Whether a second factor is set up and confirmed. */
  hasTotp: boolean
  /** When this session last proved again who sits at it. */
  steppedUpAt: Date | null
}

export type SessionRow = AccountAttributes & {
  idHash: string
  accountId: string
  expiresAt: Date
  stale: boolean
}

/** Finds the running session of an id's hash, with its account; null where there is none. */
export type SessionReader = (tenantId: string, idHash: string) => Promise<SessionRow | null>

/** A session unused this long is over, whatever its absolute expiry. */
const idleHours = 12

/** How many one statement finds; always as many, so that PostgreSQL keeps one plan for it. */
const places = 16

/**
 * Every request asks the database anew whose session it brings; nothing is kept. What a busy program is
 * asked in one turn of its event loop goes as one statement per association. Mandates count on today's
 * civil date in China.
 */
export function createSessionReader(database: Database, clock: Clock): SessionReader {
  const loaders = new Map<string, DataLoader<string, SessionRow | null>>()
  const loaderOf = (tenantId: string) => {
    const known = loaders.get(tenantId)
    if (known) return known
    const sql = database.tenantSql(tenantId)
    const loader = new DataLoader<string, SessionRow | null>(
      (hashes) => findSessions(sql, hashes, todayOf(clock)),
      { cache: false, maxBatchSize: places, batchScheduleFn: setImmediate },
    )
    loaders.set(tenantId, loader)
    return loader
  }
  return (tenantId, idHash) => loaderOf(tenantId).load(idHash)
}

async function findSessions(
  sql: TenantSql,
  hashes: readonly string[],
  today: string,
): Promise<(SessionRow | null)[]> {
  const asked = [...new Set(hashes)]
  const padded = Array.from({ length: places }, (_, at) => asked[at] ?? null)
  const { rows } = await sql.query<SessionRow>(findSql, [today, ...padded])
  const found = new Map(rows.map((row) => [row.idHash, row]))
  return hashes.map((hash) => found.get(hash) ?? null)
}

const placeholders = Array.from({ length: places }, (_, at) => `$${at + 2}`).join(', ')

const findSql = `
select s.id_hash as "idHash", s.account_id as "accountId", s.expires_at as "expiresAt",
  s.last_seen_at < now() - interval '5 minutes' as stale, s.stepped_up_at as "steppedUpAt",
  exists (select from totp_credential t where t.tenant_id = s.tenant_id and t.account_id = s.account_id
    and t.confirmed_at is not null) as "hasTotp",
  a.user_name as "userName", a.mobile, a.unit_name as "unitName",
  (select coalesce(array_agg(m.party_id::text), '{}') from mandate m
    where m.tenant_id = s.tenant_id and m.account_id = s.account_id
      and m.from_date <= $1::date and (m.to_date is null or m.to_date > $1::date)) as "partyIds",
  (select coalesce(json_agg(json_build_object('role', g.role, 'branch', g.branch_slug)), '[]') from role_grant g
    where g.tenant_id = s.tenant_id and g.account_id = s.account_id and g.ended_at is null) as grants,
  (select coalesce(json_agg(json_build_object('role', g.role, 'branch', g.branch_slug, 'deputyFor',
      json_build_object('accountId', p.id, 'name', p.user_name, 'partyIds', array(select m.party_id::text from mandate m
        where m.tenant_id = p.tenant_id and m.account_id = p.id
          and m.from_date <= $1::date and (m.to_date is null or m.to_date > $1::date))))), '[]')
    from deputy d join account p on p.tenant_id = d.tenant_id and p.id = d.account_id and p.status = 'active'
    join role_grant g on g.tenant_id = d.tenant_id and g.account_id = d.account_id and g.ended_at is null
    where d.tenant_id = s.tenant_id and d.deputy_id = s.account_id and d.ended_at is null
      and d.from_date <= $1::date and d.to_date > $1::date) as "deputyGrants",
  (select b.id from blueprint_version b where b.tenant_id = s.tenant_id order by b.number desc limit 1) as "blueprintVersionId"
from session s join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
where s.tenant_id = current_tenant() and s.id_hash in (${placeholders}) and a.status = 'active'
  and s.expires_at > now() and s.last_seen_at > now() - interval '${idleHours} hours'`
