import { refusalText, type Refusal } from '../../identifiers/refusal.ts'
import type { FieldProblem, ProblemCode } from '../problem.ts'

/** An identifier's refusal as a field's problem; null where it was accepted. */
export function identifierProblem(check: { ok: true } | Refusal<ProblemCode>): FieldProblem | null {
  if (check.ok) return null
  const { problem, suggestion } = check
  return { code: problem, message: refusalText(check), ...(suggestion && { suggestion }) }
}
