import { addDays } from '@guildhall/domain/time/civil-date'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { ImportRecord } from './import-records.ts'

/** Days after an import ended within which it may be taken back: longer than a month's meetings take. */
const undoDays = 30

/**
 * Days after which an import's file and rows go: a roster is personal data, and kept no longer than
 * somebody may ask what came of a row. More than `undoDays`, since taking back needs the rows.
 */
export const keepDays = 90

/** The last day (Asia/Shanghai) on which an import that has ended may be taken back. */
export function undoThrough({ finishedAt, createdAt }: Ended): string {
  return addDays(dateInShanghai(finishedAt ?? createdAt), undoDays)
}

/** The day (Asia/Shanghai) from which its file and rows are gone; whoever took it back keeps the report as long. */
export function clearedFrom({ undoneAt, finishedAt, createdAt }: Ended): string {
  return addDays(dateInShanghai(undoneAt ?? finishedAt ?? createdAt), keepDays)
}

type Ended = Pick<ImportRecord, 'createdAt' | 'finishedAt' | 'undoneAt'>
