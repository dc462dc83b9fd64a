import { blueprintLookups, type FormContext, type Lookups } from '@guildhall/domain/forms/lookups'
import { divisionLabel, isWholeDivision } from '@guildhall/domain/tables/division'
import type { FormSpec, Option } from '@guildhall/domain/blueprint/form'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Clock } from '../../kernel/clock.ts'

const division = { label: divisionLabel, isWhole: isWholeDivision }

/** What codes in a form's answers stand for, from the blueprint the case follows and the standard tables. */
export function lookupsOf(blueprint: PublishedBlueprint, unmask = false): Lookups {
  return blueprintLookups(blueprint.content, { division, unmask })
}

/** What checks of a whole form need to know. */
export function formContext(
  blueprint: PublishedBlueprint,
  clock: Clock,
  fileSlots?: readonly string[],
): FormContext {
  return { today: todayOf(clock), lookups: lookupsOf(blueprint), fileSlots }
}

/** The options that a form's selects offer, by source key, for the screen. */
export function optionsOf(blueprint: PublishedBlueprint, form: FormSpec): Record<string, Option[]> {
  const lookups = lookupsOf(blueprint)
  const fields = form.steps.flatMap((step) => step.groups.flatMap((group) => group.fields))
  const sources = fields.flatMap((field) => ('options' in field ? [field.options] : []))
  return Object.fromEntries(
    sources.map((source) => [sourceKey(source), [...lookups.options(source)]]),
  )
}

function sourceKey(source: { from: string; dictionary?: string; table?: string }): string {
  return source.dictionary ?? source.table ?? source.from
}
