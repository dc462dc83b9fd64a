import type { Answers, FormSpec, GroupSpec } from '../blueprint/form.ts'
import { rowsOf } from './answers.ts'
import { isPlainObject, ownValue } from './plain-object.ts'
import { stableJson } from './stable-json.ts'

/**
 * What a renewal comes to where the certified facts moved on after it was begun: what the applicant
 * left as it was (`base`) follows what is in force now, what the applicant changed holds. A plain
 * group goes field by field, a repeated one as a whole. Told by keys, so that forms may differ.
 */
export function rebaseAnswers(
  form: FormSpec,
  { base, now, asked }: { base: unknown; now: unknown; asked: Answers },
): Answers {
  const groups = form.steps.flatMap((step) => step.groups)
  const rebased = groups.flatMap((group) => {
    const value = group.repeat
      ? pickSide(rowsOf(base, group.key), rowsOf(now, group.key), rowsOf(asked, group.key))
      : rebaseGroup(group, base, now, asked)
    return ownValue(asked, group.key) === undefined && isEmpty(value)
      ? []
      : [[group.key, value] as const]
  })
  return Object.fromEntries(rebased)
}

function rebaseGroup(
  { key: group, fields }: GroupSpec,
  base: unknown,
  now: unknown,
  asked: Answers,
): Record<string, unknown> {
  const at = (answers: unknown, field: string) => ownValue(ownValue(answers, group), field)
  const pairs = fields.map(({ key }) => [
    key,
    pickSide(at(base, key), at(now, key), at(asked, key)),
  ])
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Record<
    string,
    unknown
  >
}

function pickSide<Value>(base: Value, now: Value, asked: Value): Value {
  return json(base) === json(asked) ? now : asked
}

const json = (value: unknown): string => (value === undefined ? '' : stableJson(value))

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length === 0
    : isPlainObject(value) && Object.keys(value).length === 0
