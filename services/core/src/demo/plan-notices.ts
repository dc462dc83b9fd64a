import type { DemoNotice } from '@guildhall/blueprints/demo/demo-spec'
import { newId } from '@guildhall/db/ids'
import type { NoticeAudience } from '@guildhall/contract/notices'
import { addDays } from '@guildhall/domain/time/civil-date'
import { audienceColumns } from '../modules/notices/audience.ts'
import { cleanHtml } from '../modules/notices/clean-html.ts'
import { duesNotice } from '../modules/notices/dues-notice.ts'
import { audienceFacts } from '../modules/notices/notice-record.ts'
import type { World } from './world.ts'
import type { PastEvent } from './write/write-events.ts'

export type PlannedNotice = {
  id: string
  title: string
  html: string
  audience: NoticeAudience
  pinned: boolean
  author: string
  createdAt: Date
  publishAt: Date | null
  withdrawnAt: Date | null
  readBy: number
}

const HOUR = 3_600_000

/** The association's notices of late, by the staff who write them. */
export function planNotices(world: World): PlannedNotice[] {
  const writers = world.staff.filter(({ role }) =>
    world.blueprint.roles.some(
      ({ slug, permissions }) => slug === role && permissions.includes('notices.write'),
    ),
  )
  return (world.demo.notices ?? []).map((notice, at) =>
    planNotice(world, notice, writers[at % Math.max(1, writers.length)]?.id ?? ''),
  )
}

function planNotice(world: World, notice: DemoNotice, author: string): PlannedNotice {
  const { now, today } = world.moments
  const id = newId()
  const publishAt =
    notice.daysAgo === undefined ? null : atNine(addDays(today, -notice.daysAgo), now)
  const year = Number(today.slice(0, 4)) + (notice.duesYearAhead ?? 0)
  const isDues = notice.duesYearAhead !== undefined
  const content = isDues
    ? duesNotice(world.blueprint, year)
    : { title: notice.title, html: htmlOf(notice.lines) }
  return {
    id,
    title: content.title,
    html: cleanHtml(content.html, id),
    audience: isDues ? { kind: 'owing', year } : audienceOf(notice),
    pinned: notice.pinned ?? false,
    author,
    createdAt: new Date(Math.min((publishAt ?? now).getTime(), now.getTime()) - 3 * HOUR),
    publishAt,
    withdrawnAt: notice.withdrawn && publishAt ? new Date(publishAt.getTime() + 5 * HOUR) : null,
    readBy: notice.readBy ?? 0,
  }
}

/** Nine in the morning in China; never ahead of now for what is out. */
function atNine(day: string, now: Date): Date {
  const at = new Date(`${day}T09:00:00+08:00`)
  return day <= now.toISOString().slice(0, 10) && at > now ? new Date(now.getTime() - HOUR) : at
}

function audienceOf({ audience, slugs = [] }: DemoNotice): NoticeAudience {
  if (audience === 'titles' || audience === 'branches') return { kind: audience, slugs: [...slugs] }
  return { kind: audience }
}

function htmlOf(lines: readonly string[]): string {
  const html = lines.map((line) => {
    if (line.startsWith('# ')) return `<h2>${line.slice(2)}</h2>`
    if (line.startsWith('- ')) return `<ul><li><p>${line.slice(2)}</p></li></ul>`
    return `<p>${line}</p>`
  })
  return html.join('').replaceAll('</ul><ul>', '')
}

/** What is recorded of them. */
export function noticeEvents(notices: readonly PlannedNotice[]): PastEvent[] {
  return notices.flatMap(({ id, audience, author, publishAt, withdrawnAt, createdAt }) => {
    const facts = audienceFacts(audienceColumns(audience))
    const event = (kind: string, at: Date, said: Record<string, unknown>) => ({
      ...{ kind, at, facts: said },
      ...{ subjectType: 'notice', subjectId: id, actorId: author },
    })
    return [
      event('notice.begun', createdAt, { duesYear: null }),
      ...(publishAt &&
      publishAt > createdAt &&
      publishAt.getTime() - createdAt.getTime() === 3 * HOUR
        ? [event('notice.published', publishAt, facts)]
        : []),
      ...(withdrawnAt ? [event('notice.withdrawn', withdrawnAt, facts)] : []),
    ]
  })
}
