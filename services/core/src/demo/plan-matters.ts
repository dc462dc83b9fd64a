import { isMatter } from '@guildhall/domain/blueprint/application'
import type { Answers, FieldMeaning, FormSpec } from '@guildhall/domain/blueprint/form'
import { setAnswer } from '@guildhall/domain/forms/answers'
import { pathOfMeaning } from '@guildhall/domain/forms/meaning'
import { addDays } from '@guildhall/domain/time/civil-date'
import { fillForm } from './answers.ts'
import { startDemoCase, submitDemoCase } from './case-moves.ts'
import type { DemoMember } from './plan-members.ts'
import type { DemoCase, DemoHolder } from './types.ts'
import type { World } from './world.ts'

/** Of each of a member's own matters so many wait; who asks is past those whose logins are printed. */
const WAITING = 2
const FIRST_UNIT = 9

/** Members' own matters that wait for staff; planned last, so that whatever else is made up stays. */
export function planMatters(world: World, members: readonly DemoMember[]): DemoCase[] {
  const joined = members.filter(({ demoCase }) => demoCase !== null).slice(FIRST_UNIT)
  return world.blueprint.applications
    .filter(({ kind }) => isMatter(kind))
    .flatMap((spec, at) =>
      joined
        .filter((member) => member.spec.identityType === spec.identityType)
        .slice(at * WAITING, (at + 1) * WAITING)
        .flatMap(({ holder }, turn) => waitingOf(world, spec, holder, turn)),
    )
}

function waitingOf(
  world: World,
  spec: DemoCase['spec'],
  holder: DemoHolder,
  turn: number,
): DemoCase[] {
  const { moments } = world
  if (!holder.account) return []
  const on = moments.workingDaysAgo(turn * 4 + 1)
  const createdAt = moments.onDay(moments.workingDay(addDays(on, -2)))
  const answers = meant(world, spec.form, holder)
  const demoCase = startDemoCase({ spec, holder, account: holder.account, createdAt, answers })
  submitDemoCase(world, demoCase, moments.after(createdAt, moments.onDay(on)))
  return [demoCase]
}

/** A unit that was regrouped asks for its new name, one that grew for the branch that has a reviewer. */
function meant(world: World, form: FormSpec, holder: DemoHolder): Answers {
  const reviewed = world.staff.find(({ branch }) => branch !== null)?.branch
  const other = world.blueprint.branches.find(({ slug }) => slug !== holder.branch)?.slug
  const wishes: [FieldMeaning, string | undefined][] = [
    ['party-name', holder.name.replace(/(集团)?(有限|股份)/, '集团$2')],
    ['branch', reviewed === holder.branch ? other : (reviewed ?? other)],
    ['leaves-on', addDays(world.moments.today, 20)],
  ]
  return wishes.reduce(
    (answers, [meaning, value]) => {
      const path = pathOfMeaning(form, answers, meaning)
      return path && value ? setAnswer(answers, path, value) : answers
    },
    fillForm(world, form, holder),
  )
}
