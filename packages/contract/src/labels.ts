import { z } from 'zod'

/** 地址标签 (`labels.*`): members of these titles and branches; none named means all. */
export const labelsWanted = z.strictObject({
  titles: z.array(z.string().max(40)).max(20).default([]),
  branches: z.array(z.string().max(40)).max(200).default([]),
})
/** The sheets are at `/labels/addresses.pdf?titles=a,b&branches=c`. */
export const labelsView = z.strictObject({
  ready: z.number().int(),
  /** Members of whom no postal address is on file. */
  missing: z.array(z.string()),
  titles: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  branches: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
})

export type LabelsWanted = z.infer<typeof labelsWanted>
