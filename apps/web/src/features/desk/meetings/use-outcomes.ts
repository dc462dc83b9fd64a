import type { AgendaRow, MeetingView } from '@guildhall/contract/meetings'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { say } from '../shared/toast.ts'

export interface OutcomeChange {
  caseId: string
  outcome: AgendaRow['outcome']
  note: string
}

/** Outcomes as they are given: shown at once, kept at the server in order, taken back if refused. */
export function useOutcomes(meetingId: string) {
  const queries = useQueryClient()
  const key = deskKeys.meeting(meetingId)
  const waiting = ref(0)
  let last: Promise<unknown> = Promise.resolve()

  function show(changes: readonly OutcomeChange[]): void {
    const byCase = new Map(changes.map((change) => [change.caseId, change]))
    queries.setQueryData<MeetingView>(key, (view) => {
      if (!view) return view
      const agenda = view.agenda.map((row) => {
        const change = byCase.get(row.caseId)
        return change ? { ...row, outcome: change.outcome, note: change.note || null } : row
      })
      return { ...view, agenda }
    })
  }

  async function send(outcomes: OutcomeChange[]): Promise<void> {
    try {
      await api.meetings.setOutcomes.mutate({ meetingId, outcomes })
    } catch (error) {
      say(troubleOf(error).message, 'err')
      await queries.invalidateQueries({ queryKey: key })
    } finally {
      waiting.value--
    }
  }

  /** Gives these outcomes; resolves when the server has them. */
  async function give(changes: OutcomeChange[]): Promise<void> {
    if (changes.length === 0) return
    // What is on its way back from the server is older than what is shown now.
    await queries.cancelQueries({ queryKey: key })
    show(changes)
    waiting.value++
    last = last.then(() => send(changes))
    await last
  }

  return { give, waiting }
}

/** The change that gives a row an outcome and keeps its note. */
export const withOutcome = (row: AgendaRow, outcome: AgendaRow['outcome']): OutcomeChange => ({
  caseId: row.caseId,
  outcome,
  note: row.note ?? '',
})
