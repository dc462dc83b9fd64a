import type { NoticeAudience } from '@guildhall/contract/notices'

/** What is typed of a notice. */
export interface NoticeContent {
  title: string
  html: string
  audience: NoticeAudience
  pinned: boolean
  withSms: boolean
}

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  /** no answer comes; tried again by itself */
  | { kind: 'offline' }
  /** somebody else saved another version */
  | { kind: 'conflict'; message: string }
  | { kind: 'refused'; message: string }

export type SaveAnswer =
  | { kind: 'saved'; version: number; savedAt: string }
  | Exclude<SaveState, { kind: 'saved' | 'saving' }>

export interface NoticeSaverPorts {
  save(content: NoticeContent, version: number): Promise<SaveAnswer>
  /** Kept in the browser until the server has it; null where it does. */
  keep(content: NoticeContent | null): void
  tell(state: SaveState): void
  /** Runs something after a pause; answers how to call it off. */
  after(ms: number, run: () => void): () => void
}

/** How long the typing pauses before it is saved, and how long after no answer it is tried again. */
export const PAUSE_MS = 800
export const RETRY_MS = 5_000

/**
 * Saves a draft as it is typed: one call at a time, the newest content, kept in the browser until the
 * server has it. Another's version stops it until somebody has chosen.
 */
export function createNoticeSaver(
  ports: NoticeSaverPorts,
  version: number,
  savedAt: string | null,
) {
  let current = version
  let unsaved: NoticeContent | null = null
  let running: Promise<void> | null = null
  let stopped = false
  let callOff: () => void = () => undefined
  ports.tell({ kind: 'saved', at: savedAt })

  const wait = (ms: number): void => {
    callOff()
    callOff = ports.after(ms, () => void flush())
  }

  async function send(): Promise<void> {
    while (unsaved && !stopped) {
      const content = unsaved
      ports.tell({ kind: 'saving' })
      const answer = await ports.save(content, current)
      if (answer.kind !== 'saved') {
        stopped = answer.kind === 'conflict'
        ports.tell(answer)
        if (answer.kind === 'offline') wait(RETRY_MS)
        return
      }
      current = answer.version
      if (unsaved === content) {
        unsaved = null
        ports.keep(null)
        ports.tell({ kind: 'saved', at: answer.savedAt })
      }
    }
  }

  /** Saves at once what is not saved yet; answers whether the server has all of it. */
  async function flush(): Promise<boolean> {
    callOff()
    running ??= send().finally(() => {
      running = null
    })
    await running
    return unsaved === null
  }

  return {
    change(content: NoticeContent): void {
      unsaved = content
      ports.keep(content)
      if (!stopped) wait(PAUSE_MS)
    },
    flush,
    version: () => current,
    hasUnsaved: () => unsaved !== null,
    /** The conflict is settled: what is written here goes over the version that is there. */
    overwrite(theirs: number): Promise<boolean> {
      current = theirs
      stopped = false
      return flush()
    },
    /** The conflict is settled: theirs stands, and what was written here is let go. */
    takeTheirs(theirs: number, at: string): void {
      current = theirs
      stopped = false
      unsaved = null
      ports.keep(null)
      ports.tell({ kind: 'saved', at })
    },
    stop(): void {
      callOff()
    },
  }
}

export type NoticeSaver = ReturnType<typeof createNoticeSaver>
