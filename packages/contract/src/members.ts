import { membershipStatuses } from '@guildhall/domain/dues/membership-status'
import { z } from 'zod'
import { civilDate, fen, id } from './common.ts'

export const membershipStatus = z.enum(membershipStatuses)

const slugs = z.array(z.string().max(40)).max(60)

/**
 * What a list of members is narrowed to; empty everywhere is all of them. `search` finds a fragment of
 * the name, its pinyin or initials, a credit code, a member number or its end, a mobile.
 */
export const memberFilter = z.strictObject({
  search: z.string().trim().max(60).default(''),
  status: z.array(membershipStatus).max(membershipStatuses.length).default([]),
  title: slugs.default([]),
  /** Slugs of branches; an empty one for members without a branch. */
  branch: slugs.default([]),
  /** The dues year whose bill is not paid whole. */
  owedYear: z.number().int().min(1990).max(2200).nullable().default(null),
  joinedFrom: civilDate.nullable().default(null),
  joinedTo: civilDate.nullable().default(null),
  /** Only those for whom no account acts. */
  noLogin: z.boolean().default(false),
  /** Only those with an appeal that nobody has decided. */
  appealWaits: z.boolean().default(false),
})

export const memberSort = z.enum(['number', 'name', 'joined'])

/** `members.list`: one page in the order asked for; `cursor` from the answer before. */
export const membersInput = z.strictObject({
  ...memberFilter.shape,
  sort: memberSort.default('number'),
  descending: z.boolean().default(false),
  cursor: z.string().max(400).nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
})
export const memberRow = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  title: z.string(),
  branch: z.string().nullable(),
  joinedOn: civilDate,
  /** The last day of the last period; none where there is no period. */
  validTo: civilDate.nullable(),
  owedFen: fen,
  hasLogin: z.boolean(),
  status: membershipStatus,
})
export const membersPage = z.strictObject({
  rows: z.array(memberRow),
  next: z.string().nullable(),
})

/**
 * `members.counts`: how many in each status, and with an appeal that waits, under the filter without its
 * own `status` and `appealWaits`; they agree with the list.
 */
export const memberCounts = z.strictObject({
  total: z.number().int(),
  byStatus: z.record(membershipStatus, z.number().int()),
  appeals: z.number().int(),
})

/** `members.choices`: what a list can be narrowed by. */
export const memberChoices = z.strictObject({
  titles: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  branches: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  years: z.array(z.number().int()),
})

/** What a saved view keeps of a list. */
export const viewSettings = z.strictObject({
  filter: memberFilter,
  sort: memberSort,
  descending: z.boolean(),
  columns: z.array(z.string().max(40)).max(20),
})
export const savedView = z.strictObject({
  id,
  name: z.string(),
  shared: z.boolean(),
  isDefault: z.boolean(),
  /** Whether this account may change or remove it. */
  own: z.boolean(),
  settings: viewSettings,
})
export const savedViews = z.strictObject({ views: z.array(savedView) })
/** `members.saveView`: a new one, or another content for the one named. */
export const saveView = z.strictObject({
  viewId: id.nullable().default(null),
  name: z.string().trim().min(1, '请给视图起个名字。').max(20),
  shared: z.boolean().default(false),
  isDefault: z.boolean().default(false),
  settings: viewSettings,
})
export const viewSaved = z.strictObject({ viewId: id })
export const viewRef = z.strictObject({ viewId: id })

export type MemberFilter = z.infer<typeof memberFilter>
export type MembersInput = z.infer<typeof membersInput>
export type MemberRow = z.infer<typeof memberRow>
export type MemberCounts = z.infer<typeof memberCounts>
export type SavedView = z.infer<typeof savedView>
export type ViewSettings = z.infer<typeof viewSettings>
