import type { AgendaRow, MeetingView } from '@guildhall/contract/meetings'
import { computed, ref, type Ref } from 'vue'
import type { Outcome } from './outcome.ts'
import { motionsOf, nextMotion, type Motion } from './sitting.ts'
import { useOutcomes, withOutcome, type OutcomeChange } from './use-outcomes.ts'

/** After an outcome the next motion stands under the same key: a second press is not meant for it. */
const SETTLE_MS = 600

interface Given {
  motion: Motion
  outcome: Outcome
  /** What stood there before, so that Z takes back exactly this. */
  before: OutcomeChange[]
}

/** What is heard now, what was given last, and the way back. */
export function useSitting(meetingId: string, meeting: Ref<MeetingView | undefined>) {
  const { give, waiting } = useOutcomes(meetingId)
  const chosen = ref<string | null>(null)
  const given = ref<Given[]>([])
  let openFrom = 0

  const motions = computed(() => motionsOf(meeting.value?.agenda ?? []))
  const current = computed(
    () => motions.value.find((each) => each.key === chosen.value) ?? nextMotion(motions.value),
  )
  const last = computed(() => given.value.at(-1) ?? null)

  function decide(outcome: Outcome): void {
    const motion = current.value
    if (!motion || performance.now() < openFrom || !meeting.value?.can.edit) return
    openFrom = performance.now() + SETTLE_MS
    const before = motion.rows.map((row) => withOutcome(row, row.outcome))
    given.value.push({ motion, outcome, before })
    chosen.value = null
    void give(motion.rows.map((row) => withOutcome(row, outcome)))
  }

  function undo(): void {
    const taken = given.value.pop()
    if (!taken) return
    chosen.value = taken.motion.key
    void give(taken.before)
  }

  function step(by: 1 | -1): void {
    const at = motions.value.findIndex((each) => each.key === current.value?.key)
    const next = motions.value[at < 0 ? motions.value.length - 1 : at + by]
    if (next) chosen.value = next.key
  }

  /** Somebody in the room wants one of those heard together to be heard by itself. */
  function single(row: AgendaRow): void {
    void give([{ caseId: row.caseId, outcome: null, note: '会上提出单议' }])
  }

  return {
    motions,
    current,
    last,
    waiting,
    decide,
    undo,
    step,
    single,
    hear: (key: string) => (chosen.value = key),
  }
}
