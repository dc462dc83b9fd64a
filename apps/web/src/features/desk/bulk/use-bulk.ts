import type { BulkResult } from '@guildhall/contract/review-bulk'
import type { QueueRow } from '@guildhall/contract/review'
import { computed, shallowRef, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'

export type BulkKind = 'pass' | 'assign' | 'remind'

/** Sent together: few, so that the bar moves and what was done is known soon. */
const AT_ONCE = 5

/** One bulk action from the question to its results. */
export interface BulkJob {
  kind: BulkKind
  rows: readonly QueueRow[]
  phase: 'asking' | 'running' | 'done'
  results: BulkResult['results']
}

function send(
  kind: BulkKind,
  rows: readonly QueueRow[],
  accountId: string | null,
): Promise<BulkResult> {
  const caseIds = rows.map(({ id }) => id)
  if (kind === 'assign') return api.review.assignMany.mutate({ caseIds, accountId })
  if (kind === 'remind') return api.review.remindMany.mutate({ caseIds })
  return api.review.passMany.mutate({
    cases: rows.map(({ id, version, contentHash }) => ({
      caseId: id,
      version,
      seenHash: contentHash,
    })),
  })
}

/** What the rest is told when the line breaks: what was sent may have been done. */
function untold(rows: readonly QueueRow[], error: unknown): BulkResult['results'] {
  const { code, message } = troubleOf(error)
  return rows.map(({ id }) => ({ caseId: id, done: false, why: { code, message } }))
}

/** Runs one bulk action at a time; a second click while it runs changes nothing. */
export function useBulk(after: () => void) {
  const job: Ref<BulkJob | null> = shallowRef(null)

  async function run(accountId: string | null = null): Promise<void> {
    const asked = job.value
    if (asked?.phase !== 'asking') return
    let results: BulkResult['results'] = []
    job.value = { ...asked, phase: 'running' }
    for (let at = 0; at < asked.rows.length; at += AT_ONCE) {
      const rows = asked.rows.slice(at, at + AT_ONCE)
      const answer = await send(asked.kind, rows, accountId).catch((error: unknown) => ({
        results: untold(rows, error),
      }))
      results = [...results, ...answer.results]
      job.value = { ...asked, phase: 'running', results }
    }
    job.value = { ...asked, phase: 'done', results }
    after()
  }

  return {
    job,
    busy: computed(() => job.value?.phase === 'running'),
    ask(kind: BulkKind, rows: readonly QueueRow[]): void {
      if (job.value?.phase !== 'running' && rows.length > 0)
        job.value = { kind, rows, phase: 'asking', results: [] }
    },
    run,
    close(): void {
      if (job.value?.phase !== 'running') job.value = null
    },
  }
}
