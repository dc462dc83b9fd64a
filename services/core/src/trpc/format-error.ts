import type { TRPCError, TRPC_ERROR_CODE_KEY } from '@trpc/server'
import type { TRPCErrorShape } from '@trpc/server/rpc'
import {
  DomainError,
  errorTable,
  refusalOf,
  type ErrorCode,
  type FieldProblem,
  type Refusal,
} from '@guildhall/contract/errors'
import { z } from 'zod'
import type { RequestContext } from '../kernel/context.ts'

const codeOfStatus: Record<number, TRPC_ERROR_CODE_KEY> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
}

/** tRPC's name for the HTTP status of a refusal. */
export function rpcCode(error: DomainError): TRPC_ERROR_CODE_KEY {
  return codeOfStatus[errorTable[error.code].status] ?? 'INTERNAL_SERVER_ERROR'
}

/** The refusal a thrown thing becomes: ours as they are, all else a fault. */
export function toRefusal(error: unknown): Refusal {
  return refusalOf(error instanceof DomainError ? error : new DomainError('server.fault'))
}

/**
 * The only shape in which an error leaves: an allow-list. tRPC would send the raw message, with SQL,
 * columns and hosts in it.
 */
export function formatError(
  shape: TRPCErrorShape,
  error: TRPCError,
  ctx: RequestContext | undefined,
) {
  const refusal = refusalFor(error)
  if (refusal.code === 'server.fault')
    ctx?.deps.log.error('request.failed', error.cause ?? error, { tenant: ctx.tenant.slug })
  return {
    code: shape.code,
    message: refusal.message,
    data: { code: error.code, httpStatus: errorTable[refusal.code].status, refusal },
  }
}

function refusalFor(error: TRPCError): Refusal {
  if (error.cause instanceof DomainError) return refusalOf(error.cause)
  if (isBadInput(error))
    return refusalOf(new DomainError('request.invalid', {}, problemsOf(error.cause)))
  return refusalOf(new DomainError(refusalOfRpcCode[error.code] ?? 'server.fault'))
}

/** An answer that does not fit its own schema is a fault of ours, and no bad input. */
function isBadInput(error: TRPCError): error is TRPCError & { cause: z.ZodError } {
  return error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError
}

/** Refusals that tRPC itself makes: an unknown procedure, a body that is no JSON. */
const refusalOfRpcCode: Partial<Record<TRPC_ERROR_CODE_KEY, ErrorCode>> = {
  NOT_FOUND: 'not-found',
  PARSE_ERROR: 'request.invalid',
  BAD_REQUEST: 'request.invalid',
  METHOD_NOT_SUPPORTED: 'request.invalid',
  UNSUPPORTED_MEDIA_TYPE: 'request.invalid',
  PAYLOAD_TOO_LARGE: 'request.too-large',
}

/** Problems by path; sentences without a Chinese character (a library's own) are replaced. */
function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: /[\u4e00-\u9fff]/.test(issue.message)
      ? issue.message
      : '填写的内容不符合要求，请检查后重新填写。',
  }))
}
