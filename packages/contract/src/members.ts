import { z } from 'zod'
import { civilDate, id } from './common.ts'

/** The staff's list of members (`members.list`), by number; `cursor` from the answer before. */
export const membersInput = z.strictObject({
  search: z.string().trim().max(60).default(''),
  cursor: z.string().max(120).nullable().default(null),
  limit: z.number().int().min(1).max(100).default(50),
})
export const memberRow = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  title: z.string(),
  branch: z.string().nullable(),
  joinedOn: civilDate,
  status: z.enum(['active', 'upcoming', 'lapsed']),
})
export const membersPage = z.strictObject({
  rows: z.array(memberRow),
  total: z.number().int(),
  next: z.string().nullable(),
})
