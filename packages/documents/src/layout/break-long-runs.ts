import { textWidth } from './text-width.ts'

/** Marks a place where a line may end inside a word; the templates set it as nothing at all. */
export const BREAK_MARK = '\u200b'

/** What can't be broken otherwise: everything from one space or ideograph to the next. */
const UNBROKEN_RUN = /[\u0021-\u2000\uff61-\uffdc]+/gu

/**
 * Lets a run of Latin letters, digits and signs break anywhere if it is wider than the `width`
 * (in ems) of the line it must fit, such as an e-mail address of 60 characters in a narrow
 * column. Shorter runs stay whole, so that codes and telephone numbers are not torn apart.
 */
export function breakLongRuns(text: string, width: number): string {
  return text.replace(UNBROKEN_RUN, (run) =>
    textWidth(run) > width ? [...run].join(BREAK_MARK) : run,
  )
}
