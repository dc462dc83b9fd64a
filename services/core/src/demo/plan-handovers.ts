import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { fillForm } from './answers.ts'
import { startDemoCase, submitDemoCase } from './case-moves.ts'
import { applicationOf, openAccount } from './holders.ts'
import type { DemoMember } from './plan-members.ts'
import type { DemoCase, DemoHolder } from './types.ts'
import type { World } from './world.ts'

/**
 * Handovers that wait for staff: by turns of a member whose contact left, and of one that joined on
 * paper and claims its account. Planned last, so that whatever else is made up stays as it was.
 */
export function planHandovers(world: World, members: readonly DemoMember[]): DemoCase[] {
  const joined = members.filter(({ demoCase }) => demoCase !== null).slice(5)
  const onPaper = members.filter(({ demoCase }) => demoCase === null)
  return world.blueprint.applications
    .filter(({ kind }) => kind === 'handover')
    .flatMap((spec) => {
      const [count = 0] = applicationOf(world, spec).counts.waiting
      const units = Array.from({ length: count }, (_, turn) =>
        turn % 2 === 0 ? joined[turn] : onPaper[turn],
      )
      return units.flatMap((unit, turn) => (unit ? waitingOf(world, spec, unit.holder, turn) : []))
    })
}

function waitingOf(world: World, spec: DemoCase['spec'], unit: DemoHolder, turn: number): DemoCase {
  const { moments, people } = world
  const on = moments.workingDaysAgo(turn + 1)
  const createdAt = moments.onDay(moments.workingDay(addDays(on, -2)))
  const placeholder: DemoHolder = {
    ...unit,
    partyId: newId(),
    contacts: [people.next()],
    isCertified: false,
    branch: null,
    createdAt,
    account: null,
  }
  const account = openAccount(world, placeholder, createdAt)
  placeholder.account = account
  const answers = fillForm(world, spec.form, placeholder)
  const demoCase = startDemoCase({ spec, holder: placeholder, account, createdAt, answers })
  submitDemoCase(world, demoCase, moments.after(createdAt, moments.onDay(on)))
  return demoCase
}
