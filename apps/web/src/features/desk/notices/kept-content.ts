import { noticeAudience } from '@guildhall/contract/notices'
import { z } from 'zod'
import type { NoticeContent } from './notice-saver.ts'

/** What is typed, and the version that it was typed over. */
export interface KeptContent {
  version: number
  content: NoticeContent
}

const content = z.strictObject({
  title: z.string(),
  html: z.string(),
  audience: noticeAudience,
  pinned: z.boolean(),
  withSms: z.boolean(),
})
const kept = z.strictObject({ version: z.number().int(), content })

const keyOf = (noticeId: string): string => `notice:${noticeId}`

/** Keeps what is typed in this browser until the server has it: a closed tab costs nothing. */
export function keepContent(noticeId: string, typed: KeptContent | null): void {
  try {
    if (typed) localStorage.setItem(keyOf(noticeId), JSON.stringify(typed))
    else localStorage.removeItem(keyOf(noticeId))
  } catch {
    // A browser without room or leave to keep anything still saves on the server.
  }
}

/** What this browser kept of a notice and the server never got; null where there is nothing. */
export function keptContent(noticeId: string): KeptContent | null {
  try {
    const read = kept.safeParse(JSON.parse(localStorage.getItem(keyOf(noticeId)) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
