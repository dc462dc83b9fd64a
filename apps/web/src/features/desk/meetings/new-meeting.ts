import { civilDateOf } from '@guildhall/ui/format-date'

const DAY_MS = 24 * 60 * 60_000

/** A day some days from now, in China's time, `YYYY-MM-DD`. */
export function dayFromNow(days: number, now: Date = new Date()): string {
  return civilDateOf(new Date(now.getTime() + days * DAY_MS))
}

/** What a sitting is called unless told otherwise: 2026年3月会长办公会. */
export function titleFor(heldOn: string, stageLabel: string): string {
  const [year, month] = heldOn.split('-')
  return year && month ? `${year}年${Number(month)}月${stageLabel}` : stageLabel
}
