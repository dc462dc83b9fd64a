import type { FieldSpec } from '../blueprint/form.ts'
import { isBlank } from './blank.ts'
import { kindOf } from './kinds/registry.ts'
import type { Lookups } from './lookups.ts'

/** An answer as people read it; empty where there is none, or none that the kind can read. */
export function formatAnswer(field: FieldSpec, value: unknown, lookups: Lookups): string {
  return isBlank(value) ? '' : kindOf(field).format(value, field, lookups)
}
