/**
 * Why an identifier is refused, told so that a person can mend it.
 * `message` is one short sentence, `mend` says what to do; `at` is the position (from 0) of the
 * first wrong character in the text as it was typed; `suggestion` is a whole valid value, when
 * there is exactly one obvious reading of what was meant.
 */
export type Refusal<Problem extends string> = {
  ok: false
  problem: Problem
  message: string
  mend: string
  at?: number
  expected?: string
  suggestion?: string
}

/** Both sentences in one, for places that show a single line. */
export function refusalText(refusal: Pick<Refusal<string>, 'message' | 'mend'>): string {
  return `${refusal.message}。${refusal.mend}`
}
