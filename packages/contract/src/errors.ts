import { accountsRefusals } from './refusals/accounts.ts'
import { casesRefusals } from './refusals/cases.ts'
import { duesRefusals } from './refusals/dues.ts'
import { membersRefusals } from './refusals/members.ts'
import { platformRefusals } from './refusals/platform.ts'
import type { Refusals } from './refusals/refusals.ts'

/**
 * Every refusal that reaches a person, with its HTTP status and its Chinese sentence: what is wrong
 * and how to mend it. A code without a sentence does not compile. `{name}` is filled from `details`.
 */
export const errorTable = {
  ...platformRefusals,
  ...accountsRefusals,
  ...casesRefusals,
  ...membersRefusals,
  ...duesRefusals,
} as const satisfies Refusals

export type ErrorCode = keyof typeof errorTable
export type ErrorDetails = Record<string, string | number | readonly string[] | undefined>

/** A refusal in the domain's words, mapped to the wire once. Facts in `details` fill the sentence. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  /** Problems by path, shown at the fields. */
  readonly problems: readonly FieldProblem[]

  constructor(code: ErrorCode, details: ErrorDetails = {}, problems: readonly FieldProblem[] = []) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.details = details
    this.problems = problems
  }
}

export type FieldProblem = { path: string; message: string }

/** What crosses the wire for any refusal, in tRPC's `error.data.refusal` and as JSON elsewhere. */
export type Refusal = {
  code: ErrorCode
  message: string
  problems: readonly FieldProblem[]
  details: ErrorDetails
}

/** The sentence of a code with its facts filled in. */
export function sentence(code: ErrorCode, details: ErrorDetails = {}): string {
  return errorTable[code].text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = details[name]
    return Array.isArray(fact) ? fact.join('、') : String(fact ?? '')
  })
}

/** A refusal as it crosses the wire. */
export function refusalOf(error: DomainError): Refusal {
  return {
    code: error.code,
    message: sentence(error.code, error.details),
    problems: error.problems,
    details: error.details,
  }
}
