import type { Tx } from '@guildhall/db/tenant-client'
import { audienceColumns } from '../../modules/notices/audience.ts'
import { plainText } from '../../modules/notices/plain-text.ts'
import { MEMBER_MOBILES } from '../demo-logins.ts'
import type { PlannedNotice } from '../plan-notices.ts'
import type { World } from '../world.ts'
import { insertRows } from './insert-rows.ts'
import type { NumberedMember } from './write-members.ts'

/** Writes notices, and which accounts have read them; the logins that are printed still have some to read. */
export async function writeNotices(
  tx: Tx,
  world: World,
  notices: readonly PlannedNotice[],
  members: readonly NumberedMember[],
): Promise<void> {
  const { now } = world.moments
  await insertRows(
    tx,
    'notice',
    notices.map((notice) => noticeRow(notice, now)),
  )
  await insertRows(
    tx,
    'notice_read',
    notices.flatMap((notice) => readRows(world, notice, members)),
  )
}

function noticeRow(notice: PlannedNotice, now: Date) {
  const { id, title, html, pinned, author, createdAt, publishAt, withdrawnAt } = notice
  const isOut = publishAt !== null && publishAt <= now
  return {
    ...{ id, title, html, text: plainText(html), ...audienceColumns(notice.audience), pinned },
    withSms: false,
    publishAt,
    announcedAt: isOut ? publishAt : null,
    withdrawnAt,
    version: publishAt ? (withdrawnAt ? 3 : 2) : 1,
    ...{ createdBy: author, createdAt, updatedBy: author },
    updatedAt: withdrawnAt ?? (isOut ? publishAt : createdAt),
  }
}

function readRows(
  { random, moments: { now } }: World,
  { id, publishAt, readBy }: PlannedNotice,
  members: readonly NumberedMember[],
) {
  if (!publishAt || publishAt > now) return []
  const printed: readonly string[] = Object.values(MEMBER_MOBILES)
  const readers = new Set(
    members.flatMap(({ holder: { account } }) =>
      account && !printed.includes(account.mobile) && random.chance(readBy) ? [account.id] : [],
    ),
  )
  const sinceMs = now.getTime() - publishAt.getTime()
  return [...readers].map((accountId) => ({
    noticeId: id,
    accountId,
    readAt: new Date(publishAt.getTime() + random.int(1, 95) * 0.01 * sinceMs),
  }))
}
