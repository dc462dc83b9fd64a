import type { NoticeState } from '@guildhall/contract/notices'
import type { Status } from '@guildhall/ui/status'

/** A notice's state as it is shown. */
export const stateWords: Record<NoticeState, { label: string; status: Status }> = {
  draft: { label: '草稿', status: 'none' },
  scheduled: { label: '定时', status: 'doing' },
  published: { label: '已发布', status: 'done' },
  withdrawn: { label: '已撤回', status: 'stop' },
}

/** A moment typed as China's time, `2026-03-05T09:00`, as an instant; null for anything else. */
export function instantOf(typed: string): string | null {
  const at = new Date(`${typed}:00+08:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** Tomorrow at nine in China, as a field for a moment takes it. */
export function tomorrowAtNine(now: Date): string {
  const tomorrow = new Date(now.getTime() + 32 * 3_600_000)
  return `${tomorrow.toISOString().slice(0, 10)}T09:00`
}
