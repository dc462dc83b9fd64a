import type { GroupSpec, StepSpec } from '../blueprint/form.ts'
import { isRowId } from './path.ts'
import { isPlainObject, ownValue } from './plain-object.ts'
import type { FormProblem, ProblemCode } from './problem.ts'
import type { ValidationMode } from './validate-field.ts'

const MOST_UNKNOWN = 20
const RELOAD = '请刷新页面后再试'

/** What is wrong with a group's answers as a whole: their type, their keys, the number of rows. */
export function groupShapeProblems(
  step: StepSpec,
  group: GroupSpec,
  value: unknown,
  mode: ValidationMode,
): FormProblem[] {
  const known = group.fields.filter(({ kind }) => kind !== 'file').map(({ key }) => key)
  if (group.repeat) return rowProblems(step, group, known, value, mode)
  if (value === undefined || value === null) return []
  if (!isPlainObject(value))
    return [whole(step, group, 'shape', `这一部分的内容不能识别，${RELOAD}`)]
  return unknownKeyProblems(value, known, { path: group.key, step: step.key })
}

/** Keys that no field has: sent by an old page, or by something that is none of ours. */
export function unknownKeyProblems(
  record: Record<string, unknown>,
  known: readonly string[],
  { path, step }: { path: string; step: string },
): FormProblem[] {
  const strangers = Object.keys(record).filter((key) => !known.includes(key))
  return strangers.slice(0, MOST_UNKNOWN).map((key) => ({
    path: [path, key.slice(0, 40)].filter(Boolean).join('.'),
    step,
    label: '',
    code: 'unknown',
    message: `有一项内容不属于这份表单，${RELOAD}`,
  }))
}

function rowProblems(
  step: StepSpec,
  group: GroupSpec,
  known: readonly string[],
  value: unknown,
  mode: ValidationMode,
): FormProblem[] {
  const { min, max, itemLabel } = group.repeat ?? { min: 0, max: 0, itemLabel: '' }
  const rows: unknown = value ?? []
  if (!Array.isArray(rows))
    return [whole(step, group, 'shape', `这一部分的内容不能识别，${RELOAD}`)]
  const problems: FormProblem[] = []
  if (mode === 'submit' && rows.length < min) {
    problems.push(
      whole(
        step,
        group,
        'too_few_rows',
        `${itemLabel}至少要填 ${min} 项，现在有 ${rows.length} 项`,
      ),
    )
  }
  if (rows.length > max) {
    const message = `${itemLabel}最多填 ${max} 项，现在有 ${rows.length} 项，请去掉几项`
    problems.push(whole(step, group, 'too_many_rows', message))
  }
  if (!haveOwnIds(rows))
    problems.push(whole(step, group, 'row_id', `${itemLabel}里有一项不能识别，${RELOAD}`))
  const keys = ['_id', ...known]
  const strangers = rows
    .slice(0, max)
    .filter(isPlainObject)
    .flatMap((row) => unknownKeyProblems(row, keys, { path: group.key, step: step.key }))
  return [...problems, ...strangers.slice(0, MOST_UNKNOWN)]
}

function haveOwnIds(rows: readonly unknown[]): boolean {
  const ids = rows.map((row) => ownValue(row, '_id'))
  return ids.every(isRowId) && new Set(ids).size === ids.length
}

function whole(step: StepSpec, group: GroupSpec, code: ProblemCode, message: string): FormProblem {
  const label = group.title ?? group.repeat?.itemLabel ?? step.title
  return { path: group.key, step: step.key, label, code, message }
}
