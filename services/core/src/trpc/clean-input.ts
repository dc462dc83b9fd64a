import { DomainError } from '@guildhall/contract/errors'

/** NUL and halves of surrogate pairs: no database keeps them, and no page of ours sends them. */
const unkept = /\u0000|\p{Surrogate}/gu

/** Forms nest four deep; what nests deeper than this is made to exhaust us. */
const deepest = 20

/** The same input with texts that a database keeps, however deep they lie. Throws `request.invalid`. */
export function cleanInput(input: unknown, depth = 0): unknown {
  if (depth > deepest) throw new DomainError('request.invalid')
  if (typeof input === 'string') return input.replace(unkept, '')
  if (Array.isArray(input)) return input.map((each) => cleanInput(each, depth + 1))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, cleanInput(value, depth + 1)]),
  )
}
