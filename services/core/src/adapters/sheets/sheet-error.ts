import type { ErrorCode } from '@guildhall/contract/errors'

/** Why a table can't be read, as the code of a refusal: it crosses from the thread that reads. */
export class SheetError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode) {
    super(code)
    this.name = 'SheetError'
    this.code = code
  }
}
