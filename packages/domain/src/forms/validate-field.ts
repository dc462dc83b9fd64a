import type { FieldSpec } from '../blueprint/form.ts'
import { isBlank } from './blank.ts'
import { kindOf } from './kinds/registry.ts'
import type { FieldContext } from './lookups.ts'
import type { FieldProblem } from './problem.ts'

/** `draft` lets anything be missing; `submit` asks for what is required. */
export type ValidationMode = 'draft' | 'submit'

/**
 * What is wrong with the answer to one field, as it was typed, or null. The same on both sides of
 * the line. Takes a value of any type and never throws. Files are checked with the form.
 */
export function validateField(
  field: FieldSpec,
  value: unknown,
  context: FieldContext,
  mode: ValidationMode,
): FieldProblem | null {
  if (field.kind === 'file') return null
  if (isBlank(value)) return mode === 'submit' && field.required ? missing(field) : null
  return kindOf(field).check(value, field, context)
}

/** Says that a required field is still to be answered, in the verb of its kind. */
export function missing(field: FieldSpec): FieldProblem {
  return { code: 'required', message: `请${VERBS[field.kind] ?? '填写'}${field.label}` }
}

const VERBS: Partial<Record<FieldSpec['kind'], string>> = {
  select: '选择',
  'multi-select': '选择',
  division: '选择',
  divisions: '选择',
  date: '选择',
  file: '上传',
}
