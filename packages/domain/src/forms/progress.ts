import type { FormSpec } from '../blueprint/form.ts'
import { isBlank } from './blank.ts'
import { entriesOf, type FormEntry } from './entries.ts'
import type { FormContext } from './lookups.ts'
import { isMissing } from './problem.ts'
import { validateAnswers } from './validate.ts'

/**
 * How far a step is: `wrong` before all else, `done` when it could be submitted, `empty` while
 * nothing is in it, `partial` otherwise. Counts are of visible fields; optional ones that are left
 * empty are in `total` alone.
 */
export type StepProgress = {
  key: string
  title: string
  state: 'empty' | 'partial' | 'wrong' | 'done'
  total: number
  filled: number
  /** Still to be filled in before it can be submitted. */
  missing: number
  /** Filled in, but wrong. */
  wrong: number
}

/** The progress of each step of a form. Takes answers of any shape and never throws. */
export function formProgress(
  form: FormSpec,
  answers: unknown,
  context: FormContext,
): StepProgress[] {
  const problems = validateAnswers(form, answers, 'submit', context)
  const entries = entriesOf(form, answers)
  return form.steps.map(({ key, title }) => {
    const own = entries.filter(({ step }) => step.key === key)
    const wrongs = problems.filter(({ step }) => step === key)
    const missing = wrongs.filter(isMissing).length
    const filled = own.filter((entry) => isFilled(entry, context.fileSlots ?? [])).length
    const counts = { total: own.length, filled, missing, wrong: wrongs.length - missing }
    return { key, title, state: stateOf(counts), ...counts }
  })
}

function isFilled({ field, path, value }: FormEntry, fileSlots: readonly string[]): boolean {
  return field.kind === 'file' ? fileSlots.includes(path) : !isBlank(value)
}

function stateOf({ filled, missing, wrong }: { filled: number; missing: number; wrong: number }) {
  if (wrong > 0) return 'wrong'
  if (missing === 0) return 'done'
  return filled === 0 ? 'empty' : 'partial'
}
