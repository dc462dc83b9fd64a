import { isStaffMatter, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { setAnswer } from '@guildhall/domain/forms/answers'
import { pathOfMeaning } from '@guildhall/domain/forms/meaning'
import { addDays } from '@guildhall/domain/time/civil-date'
import { fillForm } from './answers.ts'
import { startDemoCase, submitDemoCase } from './case-moves.ts'
import type { DemoMember } from './plan-members.ts'
import type { DemoCase } from './types.ts'
import type { World } from './world.ts'

/** Past those of whom other matters wait. */
const FIRST_UNIT = 20

/**
 * A 级别调整 that a colleague filed and a second person has to decide: a member of the newcomers' title
 * is to have the one above. Planned last, so that whatever else is made up stays as it was.
 */
export function planRetitle(world: World, members: readonly DemoMember[]): DemoCase[] {
  const { blueprint, moments } = world
  const spec = blueprint.applications.find(({ kind }) => isStaffMatter(kind))
  const clerk = spec && filerOf(world, spec.workflow.stages[0]?.role)
  const newcomers = blueprint.dues.titles.findIndex(({ newcomer }) => newcomer)
  const [title, above] = [blueprint.dues.titles[newcomers], blueprint.dues.titles[newcomers - 1]]
  const unit = members
    .slice(FIRST_UNIT)
    .find(({ holder, titleSlug }) => holder.account !== null && titleSlug === title?.slug)
  if (!spec || !clerk || !above || !unit?.holder.account) return []
  const { holder } = unit
  const on = moments.workingDaysAgo(2)
  const createdAt = moments.onDay(on)
  const account = unit.holder.account
  const answers = meant(world, spec, holder, above.slug)
  const demoCase: DemoCase = {
    ...startDemoCase({ spec, holder, account, createdAt, answers }),
    enteredBy: { accountId: clerk.id, label: `${clerk.name}（代为受理）` },
  }
  submitDemoCase(world, demoCase, moments.after(createdAt, moments.onDay(on)))
  return [demoCase]
}

/** The title above, from a day to come, by a resolution of the last weeks. */
function meant(
  world: World,
  { form }: ApplicationSpec,
  holder: DemoMember['holder'],
  title: string,
): Answers {
  const { today } = world.moments
  const filled = fillForm(world, form, holder)
  const resolved = entriesOf(form, filled)
    .filter(({ field }) => field.kind === 'date' && field.past)
    .map(({ path }): [string | undefined, string] => [path, addDays(today, -12)])
  const wishes: [string | undefined, string][] = [
    ...resolved,
    [pathOfMeaning(form, filled, 'title'), title],
    [pathOfMeaning(form, filled, 'effective-on'), addDays(today, 10)],
  ]
  return wishes.reduce(
    (answers, [path, value]) => (path ? setAnswer(answers, path, value) : answers),
    filled,
  )
}

/** Who may file one, and is not whom it waits for. */
function filerOf({ blueprint, staff }: World, decides: string | undefined) {
  const may = blueprint.roles.filter(({ permissions }) => permissions.includes('council.manage'))
  return staff.find(({ role }) => role !== decides && may.some(({ slug }) => slug === role))
}
