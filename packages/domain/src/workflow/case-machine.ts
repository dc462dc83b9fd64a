import type { StageSpec } from '../blueprint/workflow.ts'

/** The states of a case; `submitted` stands at a stage. The last three are final. */
export type CaseState = 'draft' | 'submitted' | 'returned' | 'approved' | 'rejected' | 'withdrawn'

/** Everything that moves a case: the applicant's three, the second person's `reopen`, the decisions. */
export type CaseAction = 'submit' | 'recall' | 'withdraw' | 'reopen' | Decision

/** What is decided at a stage. `defer` (暂缓) leaves the case waiting for the next sitting. */
export type Decision = 'pass' | 'return' | 'reject' | 'defer'

/** Where a case stands, as far as its way on depends on it. */
export type CasePlace = { state: CaseState; stage: string | null }

export type Move = { to: CasePlace; closes: boolean }

const openStates = new Set<CaseState>(['draft', 'submitted', 'returned'])

/** Whether a case in this state still goes on. */
export function isOpen(state: CaseState): boolean {
  return openStates.has(state)
}

/**
 * Where an action takes a case, or null where the action has no way from here. Pure: the server's
 * guard, the database's trigger (which holds the same table) and the screen's buttons agree on it.
 * `decidedAt` is the stage of the decision that closed the case; only `reopen` goes back there.
 */
export function nextPlace(
  place: CasePlace,
  stages: readonly StageSpec[],
  action: CaseAction,
  decidedAt: string | null = null,
): Move | null {
  switch (action) {
    case 'submit':
      return canSubmitFrom(place.state) ? open('submitted', stages[0]?.slug ?? null) : null
    case 'recall':
      return place.state === 'submitted' ? open('draft', null) : null
    case 'withdraw':
      return isOpen(place.state) ? closed('withdrawn') : null
    case 'pass':
      return place.state === 'submitted' ? afterStage(place, stages) : null
    case 'return':
      return place.state === 'submitted' ? open('returned', null) : null
    case 'reject':
      return place.state === 'submitted' ? closed('rejected') : null
    case 'defer':
      return place.state === 'submitted' ? open('submitted', place.stage) : null
    case 'reopen':
      return place.state === 'rejected' && stageOf(stages, decidedAt)
        ? open('submitted', decidedAt)
        : null
  }
}

/** The stage with this slug, or null. */
export function stageOf(stages: readonly StageSpec[], slug: string | null): StageSpec | null {
  return stages.find((stage) => stage.slug === slug) ?? null
}

function canSubmitFrom(state: CaseState): boolean {
  return state === 'draft' || state === 'returned'
}

function afterStage(place: CasePlace, stages: readonly StageSpec[]): Move | null {
  const at = stages.findIndex((stage) => stage.slug === place.stage)
  if (at < 0) return null
  const next = stages[at + 1]
  return next ? open('submitted', next.slug) : closed('approved')
}

function open(state: CaseState, stage: string | null): Move {
  return { to: { state, stage }, closes: false }
}

function closed(state: CaseState): Move {
  return { to: { state, stage: null }, closes: true }
}
