import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { lockNotice } from './notice-record.ts'

/**
 * 提醒未读: begins a round of SMS to the units that have not read a notice. Once a day (Asia/Shanghai)
 * and notice, whoever asks: the round's name is the day, and the second throws `notice.reminded-today`.
 */
export async function remindUnread(ctx: SignedInContext, { noticeId }: { noticeId: string }) {
  return transact(ctx, async (work) => {
    const notice = await lockNotice(ctx, work, { noticeId }, ['published'])
    const { count } = await work.tx.noticeRound.createMany({
      data: [
        {
          noticeId,
          name: reminderOf(todayOf(ctx.deps.clock)),
          askedBy: ctx.actor.accountId,
          startedAt: ctx.deps.clock.now(),
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) throw new DomainError('notice.reminded-today')
    work.record({
      kind: 'notice.reminded',
      subjectType: 'notice',
      subjectId: notice.id,
      facts: {},
    })
    return { ok: true as const }
  })
}

/** The name of a day's round of reminders. */
export function reminderOf(day: string): string {
  return `reminder-${day}`
}
