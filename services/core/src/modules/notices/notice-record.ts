import { DomainError } from '@guildhall/contract/errors'
import type { NoticeState } from '@guildhall/contract/notices'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { AudienceColumns } from './audience.ts'

/** A notice as the table holds it, with the names of who made it and who changed it last. */
export type NoticeRecord = AudienceColumns & {
  id: string
  title: string
  html: string
  text: string
  pinned: boolean
  withSms: boolean
  publishAt: Date | null
  announcedAt: Date | null
  withdrawnAt: Date | null
  corrections: number
  correctedAt: Date | null
  version: number
  createdAt: Date
  updatedAt: Date
  updatedById: string
  author: string
  updatedBy: string
}

/** The columns of a `NoticeRecord`; the notice is `n`. */
export const noticeColumns = `n.id, n.title, n.html, n.text, n.audience, n.audience_slugs as "audienceSlugs",
  n.audience_year as "audienceYear", n.pinned, n.with_sms as "withSms", n.publish_at as "publishAt",
  n.announced_at as "announcedAt", n.withdrawn_at as "withdrawnAt",
  n.corrections, n.corrected_at as "correctedAt", n.version, n.created_at as "createdAt",
  n.updated_at as "updatedAt", n.updated_by as "updatedById", c.user_name as author, u.user_name as "updatedBy"`

export const noticeTables = `notice n
  join account c on c.tenant_id = n.tenant_id and c.id = n.created_by
  join account u on u.tenant_id = n.tenant_id and u.id = n.updated_by`

/** The state of a notice at an instant: nothing but its times says it. */
export function stateOf(
  { publishAt, withdrawnAt }: Pick<NoticeRecord, 'publishAt' | 'withdrawnAt'>,
  now: Date,
): NoticeState {
  if (withdrawnAt) return 'withdrawn'
  if (!publishAt) return 'draft'
  return publishAt > now ? 'scheduled' : 'published'
}

/** One notice, whatever its state; for staff. Throws `not-found`. */
export async function readNotice(sql: TenantSql, noticeId: string): Promise<NoticeRecord> {
  const { rows } = await sql.query<NoticeRecord>(
    `select ${noticeColumns} from ${noticeTables} where n.tenant_id = current_tenant() and n.id = $1`,
    [noticeId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/**
 * Locks a notice for a change. Throws `not-found`, `notice.changed-meanwhile` where it is no longer
 * the version that was read, `notice.action-not-allowed` where its state allows no such change.
 */
export async function lockNotice(
  ctx: SignedInContext,
  { tx }: Work,
  ref: { noticeId: string; version?: number },
  states: readonly NoticeState[],
): Promise<NoticeRecord> {
  const { rows } = await tx.sql.query<NoticeRecord>(
    `select ${noticeColumns} from ${noticeTables}
     where n.tenant_id = current_tenant() and n.id = $1 for update of n`,
    [ref.noticeId],
  )
  const [record] = rows
  if (!record) throw new DomainError('not-found')
  if (ref.version !== undefined && ref.version !== record.version)
    throw changedMeanwhile(ctx, record)
  if (!states.includes(stateOf(record, ctx.deps.clock.now())))
    throw new DomainError('notice.action-not-allowed')
  return record
}

/** The refusal that names who was first. */
export function changedMeanwhile(ctx: SignedInContext, record: NoticeRecord): DomainError {
  const mine = record.updatedById === ctx.actor.accountId
  return new DomainError('notice.changed-meanwhile', {
    winner: mine ? '您在另一个窗口' : record.updatedBy,
  })
}

/** What every change of a notice writes besides: the next version, who, when. */
export function touched(ctx: SignedInContext, { version }: { version: number }) {
  return {
    version: version + 1,
    updatedBy: ctx.actor.accountId,
    updatedAt: ctx.deps.clock.now(),
  }
}

/** Facts of a notice's events: to whom it is told, so that the live side knows the rooms. No texts. */
export function audienceFacts({ audience, audienceSlugs, audienceYear }: AudienceColumns) {
  return { audience, slugs: audienceSlugs, year: audienceYear }
}
