import { z } from 'zod'
import { civilDate, id } from './common.ts'

/** Who acts, or acted, for a party: from when to when (half-open days), on what paper. */
export const mandateView = z.strictObject({
  /** Whom the paper names; the account's own name where there is none. */
  name: z.string(),
  position: z.string().nullable(),
  mobile: z.string(),
  from: civilDate,
  to: civilDate.nullable(),
  /** None where the account registered the party itself and nothing was approved yet. */
  paper: z
    .strictObject({ title: z.string(), number: z.string(), fileId: id.nullable() })
    .nullable(),
})

export type MandateView = z.infer<typeof mandateView>
