import type { Answers, FormSpec, GroupSpec } from '../blueprint/form.ts'
import { rowsOf } from './answers.ts'
import { isPlainObject, ownValue } from './plain-object.ts'

/**
 * The answers that a form asks for, out of those of another: what a change begins with. Groups and
 * fields are told by their keys.
 */
export function pickAnswers(form: FormSpec, answers: unknown): Answers {
  const picked: Answers = {}
  for (const { key, repeat, fields } of groupsOf(form)) {
    const keys = fields.map((field) => field.key)
    const held = ownValue(answers, key)
    if (repeat && Array.isArray(held))
      picked[key] = rowsOf(answers, key).map((row) => ({ ...pick(row, keys), _id: row._id }))
    if (!repeat && isPlainObject(held)) picked[key] = pick(held, keys)
  }
  return picked
}

/**
 * The certified answers with a change merged in: of a plain group the fields that the change asks,
 * blank ones taken away; a repeated group as a whole. What the certified form does not ask (a reason,
 * say) stays with the case.
 */
export function mergeAnswers(
  certified: { form: FormSpec; answers: Answers },
  change: { form: FormSpec; answers: Answers },
): Answers {
  const merged: Answers = { ...certified.answers }
  for (const group of groupsOf(change.form)) {
    const known = groupsOf(certified.form).find(({ key }) => key === group.key)
    if (!known) continue
    merged[group.key] = group.repeat
      ? rowsOf(change.answers, group.key)
      : mergeGroup(known, group, certified.answers, change.answers)
  }
  return merged
}

function mergeGroup(
  known: GroupSpec,
  group: GroupSpec,
  before: Answers,
  after: Answers,
): Record<string, unknown> {
  const shared = group.fields
    .map(({ key }) => key)
    .filter((key) => known.fields.some((field) => field.key === key))
  const kept = Object.entries(record(before, group.key)).filter(([key]) => !shared.includes(key))
  return { ...Object.fromEntries(kept), ...pick(record(after, group.key), shared) }
}

function record(answers: Answers, key: string): Record<string, unknown> {
  const held = ownValue(answers, key)
  return isPlainObject(held) ? held : {}
}

function pick(from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const pairs = keys.map((key) => [key, ownValue(from, key)] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
}

function groupsOf(form: FormSpec): GroupSpec[] {
  return form.steps.flatMap((step) => step.groups)
}
