import type { GroupDraft } from './group-draft.ts'

/** What keeps a draft from being saved. */
export type Line =
  | 'up'
  /** no answer comes */
  | 'offline'
  /** the session has ended */
  | 'signed-out'
  /** the server answers, but cannot save just now */
  | 'failing'
  /** the case is not a draft any more */
  | 'closed'

export type SaveState = 'blank' | 'saving' | 'saved' | 'conflict' | 'refused' | Exclude<Line, 'up'>

/** The state that the head of the page shows: what needs the person comes first. */
export function saveStateOf(
  groups: Iterable<GroupDraft>,
  line: Line,
  savedAt: string | null,
): SaveState {
  const all = [...groups]
  if (line === 'closed') return 'closed'
  if (all.some(({ theirs }) => theirs)) return 'conflict'
  if (all.some(({ refusal }) => refusal)) return 'refused'
  if (!all.some(({ unsaved }) => unsaved)) return savedAt === null ? 'blank' : 'saved'
  return line === 'up' ? 'saving' : line
}
