import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { halfFilled } from './answers.ts'
import { lastMoved, submitDemoCase } from './case-moves.ts'
import { LAST_DAYS_AGO } from './sittings.ts'
import { beginCase, decideAt, flawed, passUpTo, returnOn, type Kit } from './scenario-kit.ts'
import type { DemoAccount, DemoCase } from './types.ts'

/** The oldest case of a queue has waited so many working days. */
const OLDEST_WAIT = 9
/** The case of a queue that a colleague has in hand, and for how long. */
const CLAIMED_AT = 3
const CLAIM_MINUTES = 20
/** The case of the first queue that asks for the title above the newcomers'. */
const ASKS_MORE_AT = 1

/** A draft: half of them filled in, one in three whole. */
export function draft(kit: Kit, turn: number): DemoCase {
  const demoCase = beginCase(kit, { on: kit.world.moments.workingDaysAgo(turn % 5) })
  if (turn % 3 !== 2) demoCase.answers = halfFilled(kit.spec.form, demoCase.answers)
  return demoCase
}

/** Waits at a stage; over the whole queue the waits go from today to the oldest. */
export function waiting(kit: Kit, stageAt: number, turn: number, count: number): DemoCase {
  const stage = kit.spec.workflow.stages[stageAt]
  if (stage?.kind === 'meeting') return waitingForSitting(kit, stageAt, turn, count)
  const { world } = kit
  const on = world.moments.workingDaysAgo(Math.round((turn * OLDEST_WAIT) / Math.max(1, count - 1)))
  const asksMore = stageAt === 0 && turn === ASKS_MORE_AT
  const demoCase = beginCase(kit, { on, ...(asksMore ? titleAbove(kit) : {}) })
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  passUpTo(kit, demoCase, stageAt, on)
  if (stageAt === 0 && turn === CLAIMED_AT) claim(kit, demoCase)
  return demoCase
}

function titleAbove({ world }: Kit): { title?: string } {
  const { titles } = world.blueprint.dues
  const above = titles[titles.findIndex(({ newcomer }) => newcomer) - 1]
  return above ? { title: above.slug } : {}
}

/** The first two thirds stand on the next sitting's agenda. */
function waitingForSitting(kit: Kit, stageAt: number, turn: number, count: number): DemoCase {
  const { world, spec } = kit
  const on = world.moments.workingDay(
    addDays(world.moments.today, -world.random.int(5, LAST_DAYS_AGO)),
  )
  const demoCase = beginCase(kit, { on })
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  passUpTo(kit, demoCase, stageAt, on)
  if (turn * 3 < count * 2) putOnAgenda(kit, demoCase, spec.workflow.stages[stageAt])
  return demoCase
}

/** Put off by the last sitting, on the agenda of the next. */
export function deferred(kit: Kit): DemoCase {
  const { world, spec } = kit
  const stageAt = spec.workflow.stages.findIndex(({ kind }) => kind === 'meeting')
  const stage = spec.workflow.stages[stageAt]
  if (!stage) throw new Error('only a sitting puts a case off')
  const sitting = world.sittings.past(stage, 0)
  const on = world.moments.workingDay(addDays(sitting.heldOn, -world.random.int(9, 16)))
  const demoCase = beginCase(kit, { on })
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  passUpTo(kit, demoCase, stageAt, on)
  decideAt(kit, demoCase, sitting, 'defer', '请会员部核实隶属关系后，下次会议再议。')
  putOnAgenda(kit, demoCase, stage)
  return demoCase
}

/** Returned, and waiting for its applicant. */
export function returned(
  kit: Kit,
  turn: number,
  who: { account?: DemoAccount; mobile?: string } = {},
): DemoCase {
  const { world } = kit
  const on = world.moments.workingDaysAgo(world.random.int(5, 9))
  const demoCase = beginCase(kit, { on, ...who })
  const flaw = flawed(kit, demoCase, turn)
  demoCase.answers = flaw.answers
  submitDemoCase(world, demoCase, world.moments.onDay(on))
  returnOn(kit, demoCase, world.moments.workingDaysAgo(world.random.int(1, 3)), flaw)
  return demoCase
}

/** Mended after a return and waiting at the first stage once more. */
export function resubmitted(kit: Kit, turn: number): DemoCase {
  const { world } = kit
  const on = world.moments.workingDaysAgo(world.random.int(9, 13))
  const demoCase = beginCase(kit, { on })
  const flaw = flawed(kit, demoCase, turn)
  submitDemoCase(world, demoCase, world.moments.onDay(on), flaw.answers)
  returnOn(kit, demoCase, world.moments.workingDaysAgo(world.random.int(5, 7)), flaw)
  submitDemoCase(
    world,
    demoCase,
    world.moments.after(
      lastMoved(demoCase),
      world.moments.onDay(world.moments.workingDaysAgo(turn % 4)),
    ),
  )
  return demoCase
}

function putOnAgenda(
  { world }: Kit,
  demoCase: DemoCase,
  stage: Parameters<typeof world.sittings.next>[0] | undefined,
): void {
  if (stage)
    world.sittings.next(stage).items.push({ id: newId(), demoCase, outcome: null, note: null })
}

function claim({ world, spec }: Kit, demoCase: DemoCase): void {
  const holders = world.staff.filter(({ role }) => role === spec.workflow.stages[0]?.role)
  const colleague = holders.at(-1)
  if (!colleague) return
  demoCase.claim = {
    accountId: colleague.id,
    until: new Date(world.moments.now.getTime() + CLAIM_MINUTES * 60_000),
  }
}
