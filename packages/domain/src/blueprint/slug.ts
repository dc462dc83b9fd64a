import { z } from 'zod'

/** A stable name in a blueprint: lower case, digits, hyphens. Retired, never reused. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

/** A key of an answer: camelCase, so that `contacts[…].mobile` reads as a path. */
export const answerKey = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)

/** A civil date, `YYYY-MM-DD`, without a zone. */
export const civilDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** A day of any year, `MM-DD`. */
export const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)

/** A short piece of text that people read. */
export const label = z.string().trim().min(1).max(120)

/** A paragraph that people read. */
export const prose = z.string().trim().min(1).max(4000)
