import { z } from 'zod'
import { id, instant, version } from './common.ts'

const slugs = z.array(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)).max(60)

/** To whom a notice is (对象): who may read it is found anew at each reading. */
export const noticeAudience = z.discriminatedUnion('kind', [
  /** anyone, on the public site too */
  z.strictObject({ kind: z.literal('public') }),
  z.strictObject({ kind: z.literal('members') }),
  z.strictObject({ kind: z.literal('titles'), slugs }),
  z.strictObject({ kind: z.literal('branches'), slugs }),
  /** who owes dues for a year */
  z.strictObject({ kind: z.literal('owing'), year: z.number().int().min(2000).max(2100) }),
])
export const noticeState = z.enum(['draft', 'scheduled', 'published', 'withdrawn'])
export const noticeRef = z.strictObject({ noticeId: id })
/** What a change was read with: compared when it is set. */
export const noticeVersion = z.strictObject({ noticeId: id, version })

/** Longest title: an SMS and a line of a list still hold it. */
export const noticeTitleMax = 80
/** Longest content as HTML, in characters. */
export const noticeHtmlMax = 200_000

/** A file of a notice; its bytes at `/notice-files/<noticeId>/<id>`. */
export const noticeFile = z.strictObject({
  id,
  name: z.string(),
  mime: z.string(),
  size: z.number().int(),
})
/** What an upload to `/notice-files/<noticeId>?place=attachment|image` answers. */
export const noticeFileStored = z.strictObject({ file: noticeFile })

const pageInput = {
  search: z.string().trim().max(60).default(''),
  cursor: z.string().max(120).nullable().default(null),
}

/** `notices.list`: the staff's list, pinned first, then newest. */
export const noticesInput = z.strictObject({
  ...pageInput,
  state: noticeState.nullable().default(null),
})
export const noticeRow = z.strictObject({
  id,
  title: z.string(),
  state: noticeState,
  audience: z.string(),
  pinned: z.boolean(),
  author: z.string(),
  /** When it is or will be published; none of a draft. */
  publishAt: instant.nullable(),
  updatedAt: instant,
  /** Units that have read it; counted for published ones. */
  read: z.number().int(),
})
export const noticesPage = z.strictObject({
  rows: z.array(noticeRow),
  next: z.string().nullable(),
})

/** `notices.create`: an empty draft, or 会费通知 filled in for a year. */
export const createNotice = z.strictObject({
  duesYear: z.number().int().min(2000).max(2100).nullable().default(null),
})
/** `notices.save`: the whole draft as one types. Somebody else's version answers `notice.changed-meanwhile`. */
export const saveNotice = z.strictObject({
  ...noticeVersion.shape,
  title: z.string().trim().max(noticeTitleMax, `标题请控制在${noticeTitleMax}字以内。`),
  html: z.string().max(noticeHtmlMax, '正文太长，请精简，或改为附件。'),
  audience: noticeAudience,
  pinned: z.boolean(),
  withSms: z.boolean(),
})
export const noticeSaved = z.strictObject({ version, savedAt: instant })
/** `notices.publish`: at once without `at`, else at that instant. */
export const publishNotice = z.strictObject({
  ...noticeVersion.shape,
  at: instant.nullable().default(null),
})
/**
 * `notices.correct`: what a published notice says, anew; what it said before is kept. `again` says who
 * hears of it: nobody, or all, for whom it is unread again, by SMS too where asked.
 */
export const correctNotice = z.strictObject({
  ...noticeVersion.shape,
  title: saveNotice.shape.title.min(1, '请填写标题。'),
  html: saveNotice.shape.html,
  reason: z
    .string()
    .trim()
    .min(4, '请写明更正了什么，至少 4 个字，读者看得到。')
    .max(200, '更正说明请控制在200字以内。'),
  again: z.enum(['nobody', 'unread', 'sms']),
})
export const pinNotice = z.strictObject({ noticeId: id, pinned: z.boolean() })
export const noticeMade = z.strictObject({ noticeId: id })
export const removeNoticeFile = z.strictObject({ noticeId: id, fileId: id })

/** How far a round of SMS has come; `total` grows until it is `done`. */
export const noticeRound = z.strictObject({
  name: z.string(),
  startedAt: instant,
  done: z.boolean(),
  total: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
})
/** What a notice said until it was corrected. */
export const noticeEdition = z.strictObject({
  number: z.number().int(),
  title: z.string(),
  shown: z.string(),
  replacedAt: instant,
  by: z.string(),
  reason: z.string(),
})
const choice = z.strictObject({ slug: z.string(), label: z.string() })
/** `notices.edit`: one notice for its staff, whatever its state. */
export const noticeForStaff = z.strictObject({
  id,
  version,
  state: noticeState,
  title: z.string(),
  /** What the editor edits: blocks of the blueprint are empty marks. */
  html: z.string(),
  /** What readers see: blocks filled in. */
  shown: z.string(),
  audience: noticeAudience,
  audienceLabel: z.string(),
  pinned: z.boolean(),
  withSms: z.boolean(),
  publishAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  author: z.string(),
  updatedBy: z.string(),
  updatedAt: instant,
  attachments: z.array(noticeFile),
  /** When it was corrected last; what it said before, newest first. */
  correctedAt: instant.nullable(),
  editions: z.array(noticeEdition),
  rounds: z.array(noticeRound),
  remindedToday: z.boolean(),
  choices: z.strictObject({
    titles: z.array(choice),
    branches: z.array(choice),
    years: z.array(z.number().int()),
  }),
  can: z.strictObject({
    save: z.boolean(),
    publish: z.boolean(),
    unschedule: z.boolean(),
    correct: z.boolean(),
    withdraw: z.boolean(),
    discard: z.boolean(),
    pin: z.boolean(),
    remind: z.boolean(),
  }),
})

/** `notices.reach`: whom it reaches today, in units; who has no login gets no SMS. */
export const noticeReach = z.strictObject({
  units: z.number().int(),
  withoutLogin: z.number().int(),
  /** Accounts that an SMS would go to. */
  mobiles: z.number().int(),
})

/** `notices.readers`: units that have read it, or have not, by member number. */
export const noticeReadersInput = z.strictObject({
  noticeId: id,
  read: z.boolean(),
  ...pageInput,
})
export const noticeReaders = z.strictObject({
  rows: z.array(
    z.strictObject({
      memberId: id,
      number: z.string(),
      name: z.string(),
      title: z.string(),
      branch: z.string().nullable(),
      hasLogin: z.boolean(),
      readAt: instant.nullable(),
    }),
  ),
  /** Units that it reaches, and how many of them have read it. */
  reached: z.number().int(),
  read: z.number().int(),
  next: z.string().nullable(),
})

/** The reader's list: `notices.mine` (unread, then pinned, then newest), `notices.published` (public ones). */
export const readNoticesInput = z.strictObject(pageInput)
export const readNoticeRow = z.strictObject({
  id,
  title: z.string(),
  excerpt: z.string(),
  pinned: z.boolean(),
  publishedAt: instant,
  correctedAt: instant.nullable(),
  attachments: z.number().int(),
  unread: z.boolean(),
})
export const readNoticesPage = z.strictObject({
  rows: z.array(readNoticeRow),
  next: z.string().nullable(),
})
/** `notices.unread`: for the navigation and the home. */
export const unreadNotices = z.strictObject({
  count: z.number().int(),
  newest: z.array(readNoticeRow),
})
/** `notices.open`, `notices.read`: one notice as its readers see it. */
export const noticeView = z.strictObject({
  id,
  title: z.string(),
  html: z.string(),
  pinned: z.boolean(),
  publishedAt: instant,
  /** When it was corrected last, and in which words that is said. */
  correctedAt: instant.nullable(),
  correction: z.string().nullable(),
  attachments: z.array(noticeFile),
})

export type NoticeAudience = z.infer<typeof noticeAudience>
export type NoticeState = z.infer<typeof noticeState>
export type NoticeFileView = z.infer<typeof noticeFile>
export type NoticeRow = z.infer<typeof noticeRow>
export type NoticeForStaff = z.infer<typeof noticeForStaff>
export type NoticeEditionView = z.infer<typeof noticeEdition>
export type NoticeRoundView = z.infer<typeof noticeRound>
export type ReadNoticeRow = z.infer<typeof readNoticeRow>
export type NoticeView = z.infer<typeof noticeView>
