/** How many cases of an application demo data has, by where they stand. */
export type DemoCounts = {
  /** Decided well and in force: members, or certified identities. */
  certified: number
  /** Members from before the platform, without a login or a case. Only for `join`. */
  paper: number
  drafts: number
  /** Cases that wait at each stage, in the order of the stages. */
  waiting: readonly number[]
  /** Waiting for the next sitting since the last one put them off (暂缓). */
  deferred: number
  /** Waiting at the first stage once more, after a return. */
  resubmitted: number
  returned: number
  rejected: number
  withdrawn: number
}

/** What demo data has of one application. */
export type DemoApplication = {
  application: string
  counts: DemoCounts
  /** Lines of business in the names of its units, with the branch that each belongs to. */
  trades: readonly { name: string; branch?: string }[]
}

/** An answer that a reviewer sent back: what was there, and the remark at it (`group.field`). */
export type DemoRemark = { path: string; before: string; text: string }

/** The staff of an association in demo data; a branch for roles that are bound to one. */
export type DemoStaff = { role: string; name: string; branch?: string }

/** A notice of demo data; its content is made of paragraphs, or is 会费通知 filled in from the blueprint. */
export type DemoNotice = {
  title: string
  /** Paragraphs; one that begins with `# ` is a heading, with `- ` an item of a list. */
  lines: readonly string[]
  audience: 'public' | 'members' | 'titles' | 'branches'
  /** The titles or branches that it is for. */
  slugs?: readonly string[]
  /** Published so many days ago; ahead where negative, a draft where missing. */
  daysAgo?: number
  pinned?: boolean
  withdrawn?: boolean
  /** 会费通知 of the year so many years from now, for those who owe it; `lines` and `audience` do not count. */
  duesYearAhead?: number
  /** How many of the units that it reaches have read it, as a share. */
  readBy?: number
}

/** A draw of reviewers from a pool; the same project again needs a reason. */
export type DemoDraw = {
  /** The identity type whose pool it is of. */
  pool: string
  project: string
  client: string
  place: string
  /** Codes of what they must be able to review; any where none is named. */
  specialities: readonly string[]
  excludedUnits?: readonly string[]
  wanted: number
  reserves: number
  /** Drawn so many days ago, for a review so many days after that. */
  daysAgo: number
  /** At what time of that day, `HH:MM`. */
  at: string
  reviewInDays: number
  reason?: string
}

/** What the demo data of one association is made from. Everything in it is made up. */
export type DemoSpec = {
  /** The same seed makes the same data. */
  seed: number
  /** Made-up names of places with which units' names begin, and how they end. */
  unitNames: { leads: readonly string[]; tails: readonly string[] }
  /** Division codes from the province down (GB/T 2260). */
  places: readonly (readonly string[])[]
  /**
   * What to answer at `group.field`; `{n}` is some two digits, `{nnnn}` four; a code for a select.
   * Fields that are not named go by their kind.
   */
  answers: Readonly<Record<string, readonly string[]>>
  remarks: Readonly<Record<string, readonly DemoRemark[]>>
  rejections: readonly string[]
  staff: readonly DemoStaff[]
  applications: readonly DemoApplication[]
  notices?: readonly DemoNotice[]
  draws?: readonly DemoDraw[]
}
