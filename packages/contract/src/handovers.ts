import { z } from 'zod'
import { civilDate, id, instant } from './common.ts'

/** A certified unit with who acts for it now. For staff alone, mobiles masked. */
export const knownUnit = z.strictObject({
  id,
  name: z.string(),
  creditCode: z.string(),
  memberNumber: z.string().nullable(),
  acting: z.array(z.strictObject({ userName: z.string(), mobile: z.string(), since: civilDate })),
})

/** `handovers.findUnit` */
export const foundUnit = z.strictObject({ unit: knownUnit.nullable() })

/** What the reviewer of a handover sees beside the letter; `unit` is null where no unit has the code. */
export const handoverFacts = z.strictObject({
  unit: knownUnit.nullable(),
  /** Another handover of this unit that was approved since this one was submitted. */
  meanwhile: z.strictObject({ number: z.string(), at: instant }).nullable(),
})

export type KnownUnit = z.infer<typeof knownUnit>
export type HandoverFacts = z.infer<typeof handoverFacts>
