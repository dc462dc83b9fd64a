import type { CaseView } from '../queries/case-view.ts'

/** What was said about the application as a whole when it was sent back. */
export interface ReturnWords {
  by: string
  at: string
  lines: string[]
}

/** The reason of the last return and its remarks on the whole; null unless it stands returned. */
export function returnWords({
  state,
  steps,
  remarks,
}: Pick<CaseView, 'state' | 'steps' | 'remarks'>): ReturnWords | null {
  const back = steps.filter(({ action }) => action === 'return').at(-1)
  if (state !== 'returned' || !back) return null
  const whole = remarks.filter(({ path }) => path === '').map(({ text }) => text)
  const lines = [...new Set([...(back.reason ? [back.reason] : []), ...whole])]
  return lines.length > 0 ? { by: back.by, at: back.at, lines } : null
}
