import {
  candidate,
  makeDraw,
  poolCriteria,
  type DrawWish,
  type MakeDraw,
} from '@guildhall/contract/experts'
import { computed, reactive, watch } from 'vue'
import { z } from 'zod'
import { fieldProblems } from '@/forms/field-problems.ts'
import { newUuid } from '@/features/member/shared/new-uuid.ts'
import { noCriteria } from './criteria.ts'

/** What is typed into a draw's form, as it stands in the fields. */
const draftShape = z.object({
  /** Becomes the draw's id: pressed twice or sent again, it is one draw. */
  drawId: z.uuid(),
  project: z.string(),
  client: z.string(),
  reviewOn: z.string(),
  place: z.string(),
  wanted: z.string(),
  reserves: z.string(),
  criteria: poolCriteria,
  validOnly: z.boolean(),
  excludedUnits: z.array(z.string()),
  excludedPeople: z.array(candidate),
  reason: z.string(),
  /** The project was drawn for before. */
  asksReason: z.boolean(),
})
export type DrawDraft = z.infer<typeof draftShape>

const fresh = (): DrawDraft => ({
  drawId: newUuid(),
  ...{ project: '', client: '', reviewOn: '', place: '', wanted: '5', reserves: '2', reason: '' },
  criteria: noCriteria,
  validOnly: true,
  excludedUnits: [],
  excludedPeople: [],
  asksReason: false,
})

const storageKey = (pool: string) => `draw:${pool}`

function readKept(pool: string): DrawDraft {
  try {
    const kept = draftShape.safeParse(JSON.parse(sessionStorage.getItem(storageKey(pool)) ?? ''))
    return kept.success ? kept.data : fresh()
  } catch {
    return fresh()
  }
}

/** What the server is told; numbers that are none are left to the check. */
export function drawOf(pool: string, draft: DrawDraft): MakeDraw {
  return { ...wishOf(pool, draft), ...restOf(draft) }
}

function restOf({ drawId, project, reviewOn, place, wanted, reserves, reason }: DrawDraft) {
  return {
    ...{ drawId, project, place, reason },
    reviewOn: reviewOn || null,
    wanted: Number(wanted),
    reserves: Number(reserves),
  }
}

/** What says who can be drawn. */
export function wishOf(pool: string, draft: DrawDraft): DrawWish {
  const { client, criteria, validOnly, excludedUnits, excludedPeople } = draft
  return {
    ...{ pool, client: client.trim(), criteria, validOnly, excludedUnits },
    excludedPeople: excludedPeople.map(({ identityId }) => identityId),
  }
}

/**
 * A draw's form: kept for as long as the tab lives, so that a reload loses nothing; a problem is told
 * at a field from when it is first left. `forget` once it is drawn.
 */
export function useDrawDraft(pool: string) {
  const draft = reactive(readKept(pool))
  const touched = reactive(new Set<string>())
  const problems = computed(() => fieldProblems(makeDraw, drawOf(pool, draft)))
  let isDone = false
  watch(draft, () => {
    if (isDone) return
    try {
      sessionStorage.setItem(storageKey(pool), JSON.stringify(draft))
    } catch {
      // A browser that refuses storage: the values stay in the page.
    }
  })
  return {
    draft,
    problems,
    touch: (name: string) => touched.add(name),
    shown: (name: string) => (touched.has(name) ? problems.value[name] : undefined),
    /** Tells every problem; whether there is none. */
    check(): boolean {
      for (const name of Object.keys(problems.value)) touched.add(name)
      return Object.keys(problems.value).length === 0
    },
    forget(): void {
      isDone = true
      sessionStorage.removeItem(storageKey(pool))
    },
  }
}
