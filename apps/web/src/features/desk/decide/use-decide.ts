import type { ReviewCase } from '@guildhall/contract/review'
import { sentence } from '@guildhall/contract/errors'
import { useQueryClient } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import type { Remarks } from '../case/use-remarks.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { useDeskLive } from '../live/use-desk-live.ts'
import { say } from '../shared/toast.ts'
import { createDecisionGate } from './decision-gate.ts'
import { outcomeOf, type Decision } from './decision-words.ts'

/** One gate for the window: it must outlive the case that was decided. */
const gate = createDecisionGate()

interface Around {
  remarks: Remarks
  labelOf: (application: string, stage: string) => string
  /** Called with what was decided, before the lists are read again. */
  decided: (decision: Decision) => void
}

/**
 * Decides the open case, once: compare-and-set on the version that was read, pinned to the hash of
 * what was seen. Where a colleague was first the page reads itself again and the sentence names who.
 */
export function useDecide(open: Ref<ReviewCase>, { remarks, labelOf, decided }: Around) {
  const queries = useQueryClient()
  const { decidedHere, readAgain } = useDeskLive()
  const busy = ref<Decision | null>(null)

  async function send(decision: Decision, reason: string): Promise<void> {
    const { row, submission } = open.value
    if (!(await remarks.flush())) return say('有批注没有存上，请看批注下的说明。', 'err')
    decidedHere.add(row.id)
    const answer = await api.review.decide.mutate({
      caseId: row.id,
      version: row.version,
      decision,
      reason,
      seenHash: submission.contentHash,
    })
    const next = answer.stage && labelOf(row.application, answer.stage)
    const { text, status } = outcomeOf(decision, row.partyName, answer, next)
    say(text, status)
    decided(decision)
  }

  async function fail(caseId: string, error: unknown): Promise<void> {
    decidedHere.delete(caseId)
    const { code, message } = troubleOf(error)
    say(message, code === 'case.changed-meanwhile' ? 'todo' : 'err')
    await Promise.all([queries.invalidateQueries({ queryKey: deskKeys.case(caseId) }), readAgain()])
  }

  /** Takes a decision; a second click, key or window changes nothing. */
  async function decide(decision: Decision, reason = ''): Promise<void> {
    const { id, version } = open.value.row
    if (decision === 'return' && remarks.count.value === 0) {
      return say(sentence('case.remark-required'), 'todo')
    }
    const what = `${id}@${version}`
    if (!gate.enter(what)) return
    busy.value = decision
    let done = false
    try {
      await send(decision, reason)
      done = decidedHere.has(id)
    } catch (error) {
      await fail(id, error)
    } finally {
      busy.value = null
      gate.leave(what, done)
    }
    if (done) await readAgain()
  }

  return { busy, decide }
}
