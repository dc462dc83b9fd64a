import { z } from 'zod'
import { label, slug } from './slug.ts'

/** A body of the association that holders of certain titles sit in, such as 理事会 or 常务理事会. */
export const councilBodySpec = z.strictObject({
  slug,
  label,
  /** The titles whose holders belong to it. */
  titles: z.array(slug).min(1),
})

/** 届: titles above the newcomers' are held for a term by a unit and its person. */
export const councilSpec = z.strictObject({
  /** Years of a term, for the end that is proposed. */
  termYears: z.number().int().min(1).max(10),
  bodies: z.array(councilBodySpec).max(8),
})

export type CouncilSpec = z.infer<typeof councilSpec>
export type CouncilBodySpec = z.infer<typeof councilBodySpec>
