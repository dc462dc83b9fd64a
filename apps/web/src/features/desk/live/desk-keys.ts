import type { QueueQuery } from './patch-queue.ts'

/** The names under which the desk's answers are kept. */
export const deskKeys = {
  counts: ['desk', 'counters'] as const,
  counters: (branch: string | null) => ['desk', 'counters', branch] as const,
  queues: ['desk', 'queue'] as const,
  queue: (query: QueueQuery | null) => ['desk', 'queue', query] as const,
  cases: ['desk', 'case'] as const,
  case: (caseId: string | null) => ['desk', 'case', caseId] as const,
  decided: ['desk', 'decided'] as const,
  meetings: ['desk', 'meetings'] as const,
  meeting: (meetingId: string) => ['desk', 'meetings', meetingId] as const,
}
