import { onBeforeUnmount, onMounted } from 'vue'
import { commandOf, type Command, type Focus } from './keys.ts'

/** Where the focus is, as far as keys are concerned. */
function focusOf(target: EventTarget | null): Focus {
  if (document.querySelector('dialog[open]')) return 'dialog'
  if (!(target instanceof HTMLElement)) return 'page'
  if (
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]',
    )
  )
    return 'typing'
  return target.closest('button, a, summary, input, [data-keys=own]') ? 'control' : 'page'
}

/** Runs the desk's commands while the page is in front. A command without a handler is left alone. */
export function useKeys(handlers: Partial<Record<Command, () => void>>): void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    const command = commandOf(event, focusOf(event.target))
    const run = command && handlers[command]
    if (!run) return
    event.preventDefault()
    run()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}
