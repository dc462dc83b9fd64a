import type { z } from 'zod'
import type { termSummary } from '@guildhall/contract/council'
import type { TermRecord } from './read-term.ts'

/** A term for a list; `current` is the one that titles follow today. */
export function presentTerm(
  { resolution: _resolution, confirmedAt: _confirmedAt, ...term }: TermRecord,
  currentId: string | undefined,
): z.infer<typeof termSummary> {
  return { ...term, current: term.id === currentId }
}
