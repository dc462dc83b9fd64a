import { errorTable, sentence, type ErrorCode, type FieldProblem } from '@guildhall/contract/errors'
import { TRPCClientError } from '@trpc/client'

/** What went wrong, as it is told to a person: always Chinese, always with a way to mend it. */
export interface Trouble {
  /** The domain's code; `network` where no answer came at all. */
  code: ErrorCode | 'network'
  message: string
  problems: readonly FieldProblem[]
  /** Facts of the refusal, such as who was first. */
  details: Record<string, unknown>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorTable, value)

const isProblem = (value: unknown): value is FieldProblem =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string'

const NETWORK = '网络没有连上，请检查网络后再试。已填的内容都还在。'

const network = (): Trouble => ({ code: 'network', message: NETWORK, problems: [], details: {} })

const fault = (): Trouble => ({
  code: 'server.fault',
  message: sentence('server.fault'),
  problems: [],
  details: {},
})

/** Reads a refusal as it crosses the wire; null for anything else. */
export function readRefusal(value: unknown): Trouble | null {
  if (!isRecord(value) || !isCode(value['code'])) return null
  const { code, message, problems, details } = value
  return {
    code,
    message: typeof message === 'string' ? message : sentence(code),
    problems: Array.isArray(problems) ? problems.filter(isProblem) : [],
    details: isRecord(details) ? details : {},
  }
}

/** Whether the call never got an answer: no line, a cut one, or one that was given up. */
const isUnanswered = (error: TRPCClientError<never>): boolean =>
  !error.data &&
  (error.cause instanceof TypeError || /^(?:Abort|Timeout)Error$/.test(error.cause?.name ?? ''))

/** A refusal of something that went up as a form, thrown like that of a call. */
export class Refused extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.code)
    this.trouble = trouble
  }
}

/**
 * Turns whatever a call threw into what a person reads. A message that the domain did not write
 * (a library's, a proxy's) is never shown.
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Refused) return error.trouble
  if (error instanceof TRPCClientError) {
    const refusal = isRecord(error.data) ? readRefusal(error.data['refusal']) : null
    if (refusal) return refusal
    return isUnanswered(error) ? network() : fault()
  }
  return fault()
}

/** The problem at one field of a form, by its path. */
export const problemAt = (trouble: Trouble | null, path: string): string | undefined =>
  trouble?.problems.find((problem) => problem.path === path)?.message
