import { z } from 'zod'
import { mobile, smsCode, unitName, userName } from './accounts.ts'
import { caseSummary } from './cases.ts'
import { id } from './common.ts'

/**
 * What staff enter for an applicant. `key` is made by the page and becomes the case's id, so that a
 * double click and a retry after a cut line make one case.
 */
export const startPaper = z.strictObject({
  key: id,
  application: z.string().max(40),
  /** The unit's name, or the person's. */
  name: unitName,
})

/** `paper.list`: what the actor entered, newest first. */
export const enteredInput = z.strictObject({
  cursor: z.string().max(120).nullable().default(null),
})
export const enteredPage = z.strictObject({
  rows: z.array(
    z.strictObject({
      ...caseSummary.shape,
      onPaper: z.boolean(),
      /** Whether it is with who entered it: a draft, or sent back. */
      editable: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
})

/** `handovers.findUnit`: by credit code or member number. */
export const findUnitInput = z.strictObject({ search: z.string().trim().min(1).max(40) })

/** `handovers.sendCode`: to the new contact, who reads it out on the call. */
export const handoverCode = z.strictObject({ creditCode: z.string().max(18), mobile })

/** `handovers.start` */
export const startHandover = z.strictObject({
  key: id,
  creditCode: z.string().max(18),
  name: userName,
  mobile,
  code: smsCode,
})

export type StartPaper = z.infer<typeof startPaper>
export type StartHandover = z.infer<typeof startHandover>
