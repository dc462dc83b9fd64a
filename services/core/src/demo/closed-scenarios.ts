import { addDays } from '@guildhall/domain/time/civil-date'
import { decideDemoCase, submitDemoCase, withdrawDemoCase } from './case-moves.ts'
import { beginCase, decideAt, passOn, passUpTo, type Kit } from './scenario-kit.ts'
import type { DemoAccount, DemoCase } from './types.ts'

/** How long ago the last decision fell: in sittings where one decides, else in days. */
export type Ago = { sittings: number; days: number }

/** Approved: every stage passed. */
export function certified(
  kit: Kit,
  ago: Ago,
  who: { account?: DemoAccount; mobile?: string } = {},
): DemoCase {
  const { world, spec } = kit
  const decidedOn = decisionDay(kit, ago)
  const on = world.moments.workingDay(
    addDays(decidedOn, -(spec.workflow.stages.length * 4 + world.random.int(1, 8))),
  )
  const demoCase = beginCase(kit, { on, ...who })
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  const last = spec.workflow.stages.length - 1
  passUpTo(kit, demoCase, last, on)
  const stage = spec.workflow.stages[last]
  if (stage?.kind === 'meeting')
    decideAt(kit, demoCase, world.sittings.past(stage, ago.sittings), 'pass')
  else if (stage) passOn(kit, demoCase, stage, decidedOn)
  demoCase.holder.isCertified = true
  return demoCase
}

/** Not approved: by a reviewer, or every other one by a sitting where one decides. */
export function rejected(kit: Kit, turn: number): DemoCase {
  const { world, spec } = kit
  const reason = world.random.pick(world.demo.rejections)
  const meetingAt = spec.workflow.stages.findIndex(({ kind }) => kind === 'meeting')
  const stage = spec.workflow.stages[turn % 2 === 1 && meetingAt >= 0 ? meetingAt : 0]
  const sitting = stage?.kind === 'meeting' ? world.sittings.past(stage, turn % 3) : null
  const decidedOn =
    sitting?.heldOn ??
    world.moments.workingDay(addDays(world.moments.today, -world.random.int(4, 90)))
  const on = world.moments.workingDay(addDays(decidedOn, -world.random.int(8, 15)))
  const demoCase = beginCase(kit, { on })
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  if (sitting) {
    passUpTo(kit, demoCase, meetingAt, on)
    decideAt(kit, demoCase, sitting, 'reject', reason)
  } else {
    decideDemoCase(
      world,
      demoCase,
      'reject',
      world.moments.onDay(decidedOn),
      world.holderOf(stage?.role ?? ''),
      reason,
    )
  }
  return demoCase
}

/** Withdrawn by its applicant a day or two after it was submitted. */
export function withdrawn(kit: Kit): DemoCase {
  const { world } = kit
  const on = world.moments.workingDay(addDays(world.moments.today, -world.random.int(6, 70)))
  const demoCase = beginCase(kit, { on })
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  withdrawDemoCase(world, demoCase, world.moments.onDay(addDays(on, world.random.int(1, 2))))
  return demoCase
}

/** The day of the last decision. */
function decisionDay({ world, spec }: Kit, ago: Ago): string {
  const last = spec.workflow.stages.at(-1)
  if (last?.kind === 'meeting') return world.sittings.past(last, ago.sittings).heldOn
  return world.moments.workingDay(addDays(world.moments.today, -ago.days))
}
