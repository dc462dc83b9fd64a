import type { BlueprintInput } from '../blueprint.ts'

type Application = BlueprintInput['applications'][number]
type Group = Application['form']['steps'][number]['groups'][number]

/** A change that makes a blueprint worse, where it shows, and words of the sentence that says so. */
export type BrokenCase = [
  title: string,
  change: (blueprint: BlueprintInput) => void,
  path: string,
  words: string,
]

/** The one application of the example. */
export const joinOf = ({ applications }: BlueprintInput): Application => found(applications[0])

/** A stage of it, by its place. */
export const stageOf = (
  blueprint: BlueprintInput,
  at: number,
): Application['workflow']['stages'][number] => found(joinOf(blueprint).workflow.stages[at])

/** The group of a step of it. */
export const groupOf = (blueprint: BlueprintInput, step: number): Group =>
  found(joinOf(blueprint).form.steps[step]?.groups[0])

/** A field of its first step. */
export const fieldOf = (blueprint: BlueprintInput, key: string): Group['fields'][number] =>
  found(groupOf(blueprint, 0).fields.find((each) => each.key === key))

/** Where the fields of its first step stand. */
export const FIELDS = 'applications[0].form.steps[0].groups[0].fields'

/** The first dues table. */
export const scheduleOf = ({ dues }: BlueprintInput): BlueprintInput['dues']['schedules'][number] =>
  found(dues.schedules[0])

/** More dues classes, each with a title and an amount. */
export function addClasses(blueprint: BlueprintInput, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const slug = `extra-${at}`
    blueprint.dues.classes.push({ slug, label: slug })
    blueprint.dues.titles.push({ slug, label: slug, duesClass: slug })
    scheduleOf(blueprint).amounts[slug] = 1
  }
}

function found<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the example blueprint has no such part')
  return part
}
