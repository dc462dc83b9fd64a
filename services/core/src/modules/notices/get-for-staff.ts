import type { NoticeForStaff, NoticeRoundView, NoticeState } from '@guildhall/contract/notices'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { audienceLabel, audienceOf } from './audience.ts'
import { fillBlocks } from './fill-blocks.ts'
import { readEditions } from './correct-notice.ts'
import { readAttachments } from './notice-files.ts'
import { readNotice, stateOf } from './notice-record.ts'
import { reminderOf } from './remind-unread.ts'

/** One notice for its staff: what is edited, what readers see, how its SMS go, what may be done with it. */
export async function getForStaff(
  ctx: SignedInContext,
  { noticeId }: { noticeId: string },
): Promise<NoticeForStaff> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [{ content }, notice, attachments, rounds, editions] = await Promise.all([
    blueprintInForce(ctx),
    readNotice(sql, noticeId),
    readAttachments(sql, noticeId),
    readRounds(sql, noticeId),
    readEditions(sql, noticeId),
  ])
  const state = stateOf(notice, ctx.deps.clock.now())
  const today = todayOf(ctx.deps.clock)
  const remindedToday = rounds.some(({ name }) => name === reminderOf(today))
  const audience = audienceOf(notice)
  const { id, version, title, html, pinned, withSms, author, updatedBy } = notice
  return {
    ...{ id, version, state, title, html, pinned, withSms, author, updatedBy, audience },
    shown: fillBlocks(html, content),
    audienceLabel: audienceLabel(content, audience),
    publishAt: notice.publishAt?.toISOString() ?? null,
    withdrawnAt: notice.withdrawnAt?.toISOString() ?? null,
    updatedAt: notice.updatedAt.toISOString(),
    correctedAt: notice.correctedAt?.toISOString() ?? null,
    editions: editions.map(({ html: said, ...edition }) => ({
      ...edition,
      shown: fillBlocks(said, content),
    })),
    attachments,
    rounds,
    remindedToday,
    choices: choicesOf(content, Number(today.slice(0, 4))),
    can: legalActions(state, remindedToday),
  }
}

function choicesOf(content: Blueprint, year: number): NoticeForStaff['choices'] {
  const choice = ({ slug, label }: { slug: string; label: string }) => ({ slug, label })
  return {
    titles: content.dues.titles.map(choice),
    branches: content.branches.map(choice),
    years: [year + 1, year, year - 1, year - 2],
  }
}

function legalActions(state: NoticeState, remindedToday: boolean): NoticeForStaff['can'] {
  return {
    save: state === 'draft',
    publish: state === 'draft',
    discard: state === 'draft',
    unschedule: state === 'scheduled',
    correct: state === 'published',
    withdraw: state === 'published',
    pin: state === 'published' || state === 'scheduled',
    remind: state === 'published' && !remindedToday,
  }
}

type RoundRow = Omit<NoticeRoundView, 'startedAt'> & { startedAt: Date }

async function readRounds(sql: TenantSql, noticeId: string): Promise<NoticeRoundView[]> {
  const { rows } = await sql.query<RoundRow>(
    `select r.name, r.started_at as "startedAt", r.finished_at is not null as done, count(s.message_id)::int as total,
       count(*) filter (where g.state in ('sent', 'delivered'))::int as sent,
       count(*) filter (where g.state in ('failed', 'unknown'))::int as failed
     from notice_round r
     left join notice_message s on s.tenant_id = r.tenant_id and s.notice_id = r.notice_id and s.round = r.name
     left join message g on g.tenant_id = s.tenant_id and g.id = s.message_id
     where r.tenant_id = current_tenant() and r.notice_id = $1
     group by r.name, r.started_at, r.finished_at order by r.started_at desc, r.name`,
    [noticeId],
  )
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString() }))
}
