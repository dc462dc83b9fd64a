import type { Counters } from '@guildhall/contract/review'
import type { Entry } from './entry.ts'
import { shareOf, type Looker, type Share } from './share.ts'

export type StageCount = Counters['stages'][number]

/**
 * The strip of stages after an event. An event that the counts were read after changes nothing, so
 * that a replay is harmless. `decidedHere` holds the cases that this person decided in this window,
 * `branch` the one that the counts were narrowed to.
 */
export function patchCounters(
  counters: Counters,
  entry: Entry,
  looker: Looker,
  decidedHere: ReadonlySet<string>,
  branch: string | null = null,
): Counters {
  const { event, before } = entry
  if (event.seq <= counters.seq) return counters
  const of = (share: Share | null) => (branch === null || share?.branch === branch ? share : null)
  const was = of(shareOf(before, looker))
  const is = of(shareOf(event.row, looker))
  return {
    ...counters,
    seq: event.seq,
    stages: counters.stages.map((stage) => shift(stage, was, is)),
    decidedToday: isDecision(entry)
      ? oneMore(counters, decidedHere.has(event.caseId ?? ''))
      : counters.decidedToday,
  }
}

/** The case left its stage by a colleague's decision, and not because the applicant took it back. */
export function isDecision({ event: { row, leftStage } }: Entry): boolean {
  return row !== null && leftStage !== null && row.state !== 'draft' && row.state !== 'withdrawn'
}

function oneMore({ decidedToday }: Counters, mine: boolean): Counters['decidedToday'] {
  return { all: decidedToday.all + 1, mine: decidedToday.mine + (mine ? 1 : 0) }
}

function shift(stage: StageCount, was: Share | null, is: Share | null): StageCount {
  const out = was && isAt(stage, was) ? was : null
  const into = is && isAt(stage, is) ? is : null
  if (!out && !into) return stage
  const moved = (pick: (share: Share) => boolean): number =>
    (into && pick(into) ? 1 : 0) - (out && pick(out) ? 1 : 0)
  const add = (count: number, pick: (share: Share) => boolean): number =>
    Math.max(0, count + moved(pick))
  const waiting = add(stage.waiting, (share) => !share.returned)
  return {
    ...stage,
    waiting,
    mine: add(stage.mine, (share) => share.mine),
    unclaimed: add(stage.unclaimed, (share) => share.unclaimed),
    resubmitted: add(stage.resubmitted, (share) => share.resubmitted),
    late: add(stage.late, (share) => share.late),
    returned: add(stage.returned, (share) => share.returned),
    // Which one is the oldest after the oldest left is read again; until then the age stands.
    oldestWaited:
      waiting === 0
        ? null
        : into && !into.returned
          ? Math.max(stage.oldestWaited ?? 0, into.waited)
          : stage.oldestWaited,
  }
}

const isAt = (stage: StageCount, share: Share): boolean =>
  stage.stage === share.stage && stage.application === share.application
