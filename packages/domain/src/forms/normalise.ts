import type { AnswerRow, Answers, FormSpec, GroupSpec, StepSpec } from '../blueprint/form.ts'
import { rowsOf } from './answers.ts'
import { isBlank } from './blank.ts'
import { groupEntries, type FormEntry } from './entries.ts'
import { kindOf } from './kinds/registry.ts'
import { isGroupVisible } from './visible.ts'

/**
 * The answers as a submission freezes them: visible fields alone, each in its kind's normal form,
 * blanks left out, rows in their order, nothing that the form does not ask for. Every visible group
 * is there, if only empty. Takes answers of any shape and never throws; what is wrong in them is
 * `validateAnswers`' to say.
 */
export function normaliseAnswers(form: FormSpec, answers: unknown): Answers {
  const groups = form.steps.flatMap((step) =>
    step.groups
      .filter((group) => isGroupVisible(form, answers, group))
      .map((group) => [group.key, normaliseGroup(form, answers, step, group)] as const),
  )
  return Object.fromEntries(groups)
}

/** The normal form of an entry's answer; undefined where there is none, or none that can be read. */
export function normalValue({ field, value }: Pick<FormEntry, 'field' | 'value'>): unknown {
  if (isBlank(value)) return undefined
  const normal = kindOf(field).normalise(value)
  return isBlank(normal) ? undefined : normal
}

function normaliseGroup(form: FormSpec, answers: unknown, step: StepSpec, group: GroupSpec) {
  const entries = groupEntries(form, answers, step, group)
  if (!group.repeat) return record(entries)
  return rowsOf(answers, group.key)
    .slice(0, group.repeat.max)
    .map(({ _id }): AnswerRow => ({ _id, ...record(entries.filter(({ row }) => row?.id === _id)) }))
}

function record(entries: readonly FormEntry[]): Record<string, unknown> {
  const pairs = entries.map((entry) => [entry.field.key, normalValue(entry)] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
}
