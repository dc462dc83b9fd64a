import { newId } from '@guildhall/db/ids'
import type {
  AnswerRow,
  Answers,
  FieldSpec,
  FormSpec,
  GroupSpec,
} from '@guildhall/domain/blueprint/form'
import { getAnswer, rowsOf, setAnswer } from '@guildhall/domain/forms/answers'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import { pathOf } from '@guildhall/domain/forms/path'
import { demoValue } from './field-values.ts'
import { inAgreement } from './person-values.ts'
import type { DemoHolder } from './types.ts'
import type { World } from './world.ts'

/** Everything that a form asks, answered for a holder, in normal form. */
export function fillForm(world: World, form: FormSpec, holder: DemoHolder): Answers {
  const groups = form.steps.flatMap(({ groups }) => groups)
  const answers = Object.fromEntries(
    groups.map((group) => [group.key, fillGroup(world, group, holder)]),
  )
  return normaliseAnswers(form, answers)
}

/** The first half of the groups only, as somebody left them. */
export function halfFilled(form: FormSpec, answers: Answers): Answers {
  const keys = form.steps.flatMap(({ groups }) => groups.map(({ key }) => key))
  return Object.fromEntries(
    keys.slice(0, Math.ceil(keys.length / 2)).map((key) => [key, answers[key] ?? {}]),
  )
}

/** The path of `group.field` in answers: its first row where the group is repeated, else null. */
export function pathIn(form: FormSpec, answers: Answers, path: string): string | null {
  const [groupKey = '', fieldKey = ''] = path.split('.')
  const group = form.steps.flatMap(({ groups }) => groups).find(({ key }) => key === groupKey)
  if (!group?.repeat) return group ? path : null
  const [first] = rowsOf(answers, groupKey)
  return first ? pathOf(groupKey, fieldKey, first._id) : null
}

/** Answers with another one at a path, if one stands there. */
export function withAnswer(answers: Answers, path: string, value: string): Answers {
  return getAnswer(answers, path) === undefined ? answers : setAnswer(answers, path, value)
}

function fillGroup(world: World, group: GroupSpec, holder: DemoHolder) {
  if (!group.repeat) return fillFields(world, group, holder, 0)
  const rows = Array.from({ length: rowCount(world, group, holder) }, (_, at): AnswerRow => ({
    _id: newId(),
    ...fillFields(world, group, holder, at),
  }))
  return rows
}

function fillFields(
  world: World,
  group: GroupSpec,
  holder: DemoHolder,
  row: number,
): Record<string, unknown> {
  const pairs = group.fields.map(
    (field: FieldSpec) => [field.key, demoValue({ world, group, field, holder, row })] as const,
  )
  return inAgreement(group, Object.fromEntries(pairs.filter(([, value]) => value !== undefined)))
}

function rowCount({ random }: World, { repeat, fields }: GroupSpec, holder: DemoHolder): number {
  const { min, max } = repeat ?? { min: 0, max: 0 }
  if (fields.some(({ meaning }) => meaning === 'contact-name'))
    return Math.min(holder.contacts.length, max)
  return random.int(Math.max(min, 1), Math.min(max, 3))
}
