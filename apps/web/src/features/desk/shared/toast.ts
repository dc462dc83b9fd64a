import type { Status } from '@guildhall/ui/status'
import { ref } from 'vue'

/** A line that says what was just done, or why it was not. */
export interface Toast {
  key: number
  text: string
  status: Status
}

/** How long it stays: long enough to read two lines. */
const SHOWN_MS = 6_000

/** The one toast of the desk; the next takes the place of the last. */
export const toast = ref<Toast | null>(null)

let made = 0

/** Says what happened. A refusal (`err`, `todo`) is read out at once. */
export function say(text: string, status: Status = 'done'): void {
  const key = ++made
  toast.value = { key, text, status }
  setTimeout(() => {
    if (toast.value?.key === key) toast.value = null
  }, SHOWN_MS)
}
