import type { Option, OptionsSource } from '../blueprint/form.ts'
import { EDUCATION, EDUCATION_CHOICES } from './education.ts'
import { ETHNIC_GROUPS } from './ethnic-group.ts'
import { POLITICAL_STATUSES } from './political-status.ts'
import { SEX_CHOICES, SEXES } from './sex.ts'

export type StandardTable = Extract<OptionsSource, { from: 'table' }>['table']

/** What a form offers from a standard table. */
export const TABLE_CHOICES: Record<StandardTable, readonly Option[]> = {
  sex: SEX_CHOICES,
  'ethnic-group': ETHNIC_GROUPS,
  'political-status': POLITICAL_STATUSES,
  education: EDUCATION_CHOICES,
}

/** Every code a record may carry, for labels: more than a form offers. */
export const TABLE_CODES: Record<StandardTable, readonly Option[]> = {
  sex: SEXES,
  'ethnic-group': ETHNIC_GROUPS,
  'political-status': POLITICAL_STATUSES,
  education: EDUCATION,
}
