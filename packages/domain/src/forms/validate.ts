import type { FormSpec, GroupSpec, StepSpec } from '../blueprint/form.ts'
import { idNumberProblems } from './agreement.ts'
import { groupEntries, entryLabel, type FormEntry } from './entries.ts'
import { fileProblem } from './file-slots.ts'
import type { FormContext } from './lookups.ts'
import { isPlainObject, ownValue } from './plain-object.ts'
import type { FieldProblem, FormProblem } from './problem.ts'
import { groupShapeProblems, unknownKeyProblems } from './shape.ts'
import { validateField, type ValidationMode } from './validate-field.ts'
import { isGroupVisible } from './visible.ts'

/**
 * Every problem with the answers to a form, in form order; empty if there is none. The same code
 * runs in the browser and on the server. `draft` lets anything be missing, `submit` asks for all
 * that is required, files and the least number of rows with it. Hidden groups and fields are not
 * looked at (`normaliseAnswers` leaves them out). Takes answers of any shape and never throws.
 */
export function validateAnswers(
  form: FormSpec,
  answers: unknown,
  mode: ValidationMode,
  context: FormContext,
): FormProblem[] {
  if (!isPlainObject(answers)) {
    const message = '填写的内容不能识别，请刷新页面后再试'
    return [{ path: '', step: '', label: '', code: 'shape', message }]
  }
  const groups = form.steps.flatMap((step) => step.groups.map((group) => ({ step, group })))
  const known = groups.map(({ group }) => group.key)
  return [
    ...unknownKeyProblems(answers, known, { path: '', step: '' }),
    ...groups.flatMap(({ step, group }) =>
      groupProblems(form, answers, step, group, mode, context),
    ),
  ]
}

function groupProblems(
  form: FormSpec,
  answers: Record<string, unknown>,
  step: StepSpec,
  group: GroupSpec,
  mode: ValidationMode,
  context: FormContext,
): FormProblem[] {
  if (!isGroupVisible(form, answers, group)) return []
  const entries = groupEntries(form, answers, step, group)
  return [
    ...groupShapeProblems(step, group, ownValue(answers, group.key), mode),
    ...entries.flatMap((entry) => entryProblems(entry, mode, context)),
    ...idNumberProblems(entries).map(({ entry, problem }) => located(entry, problem)),
  ]
}

function entryProblems(
  entry: FormEntry,
  mode: ValidationMode,
  context: FormContext,
): FormProblem[] {
  const problem =
    entry.field.kind === 'file'
      ? fileProblem(entry.field, entry.path, mode, context.fileSlots)
      : validateField(entry.field, entry.value, context, mode)
  return problem ? [located(entry, problem)] : []
}

function located(entry: FormEntry, problem: FieldProblem): FormProblem {
  return { ...problem, path: entry.path, step: entry.step.key, label: entryLabel(entry) }
}
