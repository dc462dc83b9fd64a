import { createHash } from 'node:crypto'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { SessionRow } from './session-reader.ts'

type AdapterContext = {
  read: (idHash: string) => Promise<SessionRow | null>
  now: Date
  userAgent: string
  ip: string
}

/**
 * Lucia's adapter over plain SQL, for one tenant. Only the SHA-256 of a session's id is stored;
 * expiry is absolute (Lucia's sliding renewal is not taken up); a failed delete is an error. A session
 * begins with a proof of who sits at it, `now`.
 */
export function sessionAdapter(
  sql: TenantSql,
  { read, now, userAgent, ip }: AdapterContext,
): Adapter {
  return {
    async getSessionAndUser(sessionId) {
      const row = await read(hashSessionId(sessionId))
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

function sessionOf(id: string, row: SessionRow): DatabaseSession {
  return { id, userId: row.accountId, expiresAt: row.expiresAt, attributes: {} }
}

function userOf({
  idHash: _idHash,
  accountId,
  expiresAt: _expiresAt,
  stale: _stale,
  ...attributes
}: SessionRow): DatabaseUser {
  return { id: accountId, attributes }
}
