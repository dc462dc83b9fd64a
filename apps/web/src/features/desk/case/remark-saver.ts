/** How a remark stands: kept at the server, on its way, or not accepted. */
export type RemarkState = 'saved' | 'saving' | 'failed'

/** A remark while it is being written. */
export interface RemarkDraft {
  text: string
  state: RemarkState
  /** Why it could not be kept. */
  trouble: string | null
}

interface Slot {
  draft: RemarkDraft
  kept: string
  timer: ReturnType<typeof setTimeout> | undefined
  running: Promise<void> | null
}

/** Waits until the typing stops for so long before a remark is sent to the server. */
const PAUSE_MS = 600

/**
 * Keeps remarks as they are typed: one call at a time for each field, the last text wins, and what
 * was refused stays where it was typed.
 */
export function createRemarkSaver(
  save: (path: string, text: string) => Promise<void>,
  changed: (path: string, draft: RemarkDraft) => void,
  tell: (error: unknown) => string,
) {
  const slots = new Map<string, Slot>()

  const slotOf = (path: string): Slot => {
    const slot = slots.get(path) ?? {
      draft: draftOf(''),
      kept: '',
      timer: undefined,
      running: null,
    }
    slots.set(path, slot)
    return slot
  }
  const show = (path: string, slot: Slot, change: Partial<RemarkDraft>): void => {
    slot.draft = { ...slot.draft, ...change }
    changed(path, slot.draft)
  }

  async function run(path: string, slot: Slot): Promise<void> {
    while (slot.draft.text.trim() !== slot.kept) {
      const text = slot.draft.text.trim()
      try {
        await save(path, text)
        slot.kept = text
      } catch (error) {
        return show(path, slot, { state: 'failed', trouble: tell(error) })
      }
    }
    show(path, slot, { state: 'saved', trouble: null })
  }

  function send(path: string): Promise<void> {
    const slot = slotOf(path)
    clearTimeout(slot.timer)
    slot.timer = undefined
    slot.running ??= run(path, slot).finally(() => {
      slot.running = null
    })
    return slot.running
  }

  return {
    /** A remark that the server has: it gives way to what is being typed here. */
    know(path: string, text: string): void {
      const slot = slotOf(path)
      if (slot.draft.text.trim() !== slot.kept) return
      slot.kept = text
      show(path, slot, { text, state: 'saved', trouble: null })
    },
    write(path: string, text: string): void {
      const slot = slotOf(path)
      show(path, slot, { text, state: 'saving', trouble: null })
      clearTimeout(slot.timer)
      slot.timer = setTimeout(() => void send(path), PAUSE_MS)
    },
    /** Sends what is still on its way; true where all is kept. */
    async flush(): Promise<boolean> {
      await Promise.all([...slots.keys()].map(send))
      return [...slots.values()].every((slot) => slot.draft.state === 'saved')
    },
  }
}

const draftOf = (text: string): RemarkDraft => ({ text, state: 'saved', trouble: null })
