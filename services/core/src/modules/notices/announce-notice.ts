import type { Deps } from '../../kernel/deps.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import type { AudienceColumns } from './audience.ts'
import { audienceFacts } from './notice-record.ts'

/**
 * Tells of a notice that has become readable, once: the live side hears the event, and a round of SMS
 * begins where the staff asked for one. In the transaction that marks it as announced.
 */
export async function announceNotice(
  { tx, record }: Work,
  notice: AudienceColumns & { id: string; withSms: boolean },
  now: Date,
): Promise<void> {
  if (notice.withSms)
    await tx.noticeRound.createMany({
      data: [{ noticeId: notice.id, name: 'announcement', startedAt: now }],
      skipDuplicates: true,
    })
  record({
    kind: 'notice.published',
    subjectType: 'notice',
    subjectId: notice.id,
    facts: audienceFacts(notice),
  })
}

/** Whether an association has a notice to announce, or SMS about one to send; cheap enough to ask often. */
export async function hasNoticeWork(
  deps: Pick<Deps, 'database' | 'clock'>,
  tenantId: string,
): Promise<boolean> {
  const { rows } = await deps.database.tenantSql(tenantId).query<{ waits: boolean }>(
    `select exists (select 1 from notice where tenant_id = current_tenant() and publish_at <= $1
       and announced_at is null and withdrawn_at is null)
       or exists (select 1 from notice_round where tenant_id = current_tenant() and finished_at is null) as waits`,
    [deps.clock.now()],
  )
  return rows[0]?.waits ?? false
}

type Due = AudienceColumns & { id: string; withSms: boolean }

/**
 * Announces what was scheduled and has come due. Readers see it from its instant on by the query
 * itself; this only tells them. Each in a transaction of its own, on any number of nodes at once.
 */
export async function announceDue(
  deps: Pick<Deps, 'database' | 'wake' | 'clock'>,
  tenantId: string,
): Promise<number> {
  const ctx = { deps, tenant: { id: tenantId }, actor: null }
  let announced = 0
  for (;;) {
    const found = await transact(ctx, async (work) => {
      const now = deps.clock.now()
      const { rows } = await work.tx.sql.query<Due>(markNext, [now])
      if (rows[0]) await announceNotice(work, rows[0], now)
      return rows.length
    })
    if (found === 0) return announced
    announced += found
  }
}

const markNext = `update notice n set announced_at = $1 where n.tenant_id = current_tenant() and n.id = any (array(
  select id from notice where tenant_id = current_tenant() and publish_at <= $1
    and announced_at is null and withdrawn_at is null
  order by publish_at limit 1 for update skip locked))
returning n.id, n.audience, n.audience_slugs as "audienceSlugs", n.audience_year as "audienceYear", n.with_sms as "withSms"`
