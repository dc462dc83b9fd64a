import type { CreditCodeProblem } from '../identifiers/credit-code.ts'
import type { EmailProblem } from '../identifiers/email.ts'
import type { IdNumberProblem } from '../identifiers/id-number.ts'
import type { MobileProblem } from '../identifiers/mobile.ts'

/** What can be wrong with an answer. */
export type ProblemCode =
  | CreditCodeProblem
  | EmailProblem
  | IdNumberProblem
  | MobileProblem
  /** nothing there that must be there */
  | 'required'
  | 'too_few_rows'
  /** what no page of ours sends: wrong type, unknown key, absurd size */
  | 'shape'
  | 'unknown'
  | 'row_id'
  /** readable, but not right */
  | 'too_long'
  | 'too_many'
  | 'too_many_rows'
  | 'option'
  | 'out_of_range'
  | 'decimals'
  | 'date'
  | 'future'
  | 'disagreement'

/** A problem with one field: the message says how to mend it. */
export type FieldProblem = { code: ProblemCode; message: string; suggestion?: string }

/**
 * A problem with a form, in form order. `path` as in `blueprint/form.ts`, a group's key for a group
 * as a whole, empty for the form as a whole; `step` is the key of the step to jump to.
 */
export type FormProblem = FieldProblem & { path: string; step: string; label: string }

/** Whether a problem only says that something is still to be filled in. */
export function isMissing(problem: Pick<FieldProblem, 'code'>): boolean {
  return problem.code === 'required' || problem.code === 'too_few_rows'
}
