import type { FieldSpec, Option } from '@guildhall/domain/blueprint/form'
import type { FieldOf } from './answer-value.ts'

/** Few options that must be answered are ticked in sight; one that may stay open needs an empty choice. */
export function isTicked(spec: FieldOf<'select'>, options: readonly Option[]): boolean {
  return spec.required && options.length > 0 && options.length <= 3
}

/**
 * Whether a field has several controls: its label then names the group of them and is tied to no
 * single one, or a click on the words would tick the first.
 */
export function isComposite(spec: FieldSpec, options: readonly Option[]): boolean {
  if (spec.kind === 'select') return isTicked(spec, options)
  return ['multi-select', 'division', 'divisions', 'date', 'period', 'file'].includes(spec.kind)
}
