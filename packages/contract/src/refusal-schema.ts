import { z } from 'zod'

/** Why one of several was not done, in the words of its refusal. */
export const refusal = z.strictObject({ code: z.string(), message: z.string() })
