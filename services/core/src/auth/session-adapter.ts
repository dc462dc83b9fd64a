import { createHash } from 'node:crypto'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import type { Grant } from '@guildhall/domain/permissions/actor'
import type { TenantSql } from '@guildhall/db/tenant-client'

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

/** A session unused this long is over, whatever its absolute expiry. */
const idleHours = 12

type Row = AccountAttributes & {
  idHash: string
  accountId: string
  expiresAt: Date
  stale: boolean
}

const find = `
select s.id_hash as "idHash", s.account_id as "accountId", s.expires_at as "expiresAt",
  s.last_seen_at < now() - interval '5 minutes' as stale, s.stepped_up_at as "steppedUpAt",
  exists (select from totp_credential t where t.tenant_id = s.tenant_id and t.account_id = s.account_id
    and t.confirmed_at is not null) as "hasTotp",
  a.user_name as "userName", a.mobile, a.unit_name as "unitName",
  (select coalesce(array_agg(m.party_id::text), '{}') from mandate m
    where m.tenant_id = s.tenant_id and m.account_id = s.account_id
      and m.from_date <= $2::date and (m.to_date is null or m.to_date > $2::date)) as "partyIds",
  (select coalesce(json_agg(json_build_object('role', g.role, 'branch', g.branch_slug)), '[]') from role_grant g
    where g.tenant_id = s.tenant_id and g.account_id = s.account_id and g.ended_at is null) as grants,
  (select coalesce(json_agg(json_build_object('role', g.role, 'branch', g.branch_slug, 'deputyFor',
      json_build_object('accountId', p.id, 'name', p.user_name, 'partyIds', array(select m.party_id::text from mandate m
        where m.tenant_id = p.tenant_id and m.account_id = p.id
          and m.from_date <= $2::date and (m.to_date is null or m.to_date > $2::date))))), '[]')
    from deputy d join account p on p.tenant_id = d.tenant_id and p.id = d.account_id and p.status = 'active'
    join role_grant g on g.tenant_id = d.tenant_id and g.account_id = d.account_id and g.ended_at is null
    where d.tenant_id = s.tenant_id and d.deputy_id = s.account_id and d.ended_at is null
      and d.from_date <= $2::date and d.to_date > $2::date) as "deputyGrants",
  (select b.id from blueprint_version b where b.tenant_id = s.tenant_id order by b.number desc limit 1) as "blueprintVersionId"
from session s join account a on a.tenant_id = s.tenant_id and a.id = s.account_id
where s.tenant_id = current_tenant() and s.id_hash = $1 and a.status = 'active'
  and s.expires_at > now() and s.last_seen_at > now() - interval '${idleHours} hours'`

/**
 * Lucia's adapter over plain SQL, for one tenant. Only the SHA-256 of a session's id is stored;
 * expiry is absolute (Lucia's sliding renewal is not taken up); a failed delete is an error. Mandates
 * count on `today`, a civil date in China. A session begins with a proof of who sits at it, `now`.
 */
export function sessionAdapter(
  sql: TenantSql,
  { now, today, userAgent, ip }: { now: Date; today: string; userAgent: string; ip: string },
): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const { rows } = await sql.query<Row>(find, [hashSessionId(sessionId), today])
      const row = rows[0]
      if (!row) return [null, null]
      if (row.stale) await touch(sql, row.idHash)
      return [sessionOf(sessionId, row), userOf(row)]
    },
    async getUserSessions() {
      throw new Error('session ids are not stored, so they cannot be listed')
    },
    async setSession(session) {
      await sql.query(
        `insert into session (tenant_id, id_hash, account_id, expires_at, user_agent, ip, stepped_up_at)
         values (current_tenant(), $1, $2, $3, $4, $5, $6)`,
        [
          hashSessionId(session.id),
          session.userId,
          session.expiresAt,
          userAgent.slice(0, 200),
          ip.slice(0, 60),
          now,
        ],
      )
    },
    async updateSessionExpiration() {},
    async deleteSession(sessionId) {
      await sql.query('delete from session where tenant_id = current_tenant() and id_hash = $1', [
        hashSessionId(sessionId),
      ])
    },
    async deleteUserSessions(userId) {
      await sql.query(
        'delete from session where tenant_id = current_tenant() and account_id = $1',
        [userId],
      )
    },
    async deleteExpiredSessions() {
      await sql.query(
        'delete from session where tenant_id = current_tenant() and expires_at <= now()',
      )
    },
  }
}

/** The only form in which a session's id is kept. */
export function hashSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

async function touch(sql: TenantSql, idHash: string): Promise<void> {
  await sql.query(
    'update session set last_seen_at = now() where tenant_id = current_tenant() and id_hash = $1',
    [idHash],
  )
}

function sessionOf(id: string, row: Row): DatabaseSession {
  return { id, userId: row.accountId, expiresAt: row.expiresAt, attributes: {} }
}

function userOf({
  idHash: _idHash,
  accountId,
  expiresAt: _expiresAt,
  stale: _stale,
  ...attributes
}: Row): DatabaseUser {
  return { id: accountId, attributes }
}
