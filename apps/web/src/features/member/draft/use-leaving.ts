import { onBeforeUnmount, onMounted } from 'vue'
import type { DraftSaver } from './draft-saver.ts'

/**
 * What a draft does when the page goes out of sight or the line comes back: sends at once. The
 * browser asks before the tab is closed only where it keeps nothing itself.
 */
export function useLeaving(saver: DraftSaver, isKept: () => boolean): void {
  const seen = (): void => {
    if (document.visibilityState === 'hidden') void saver.settle()
    else saver.resume()
  }
  const resume = (): void => saver.resume()
  const leave = (): void => void saver.settle()
  const ask = (event: BeforeUnloadEvent): void => {
    const hasUnsaved = [...saver.groups.values()].some(({ unsaved }) => unsaved)
    if (hasUnsaved && !isKept()) event.preventDefault()
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('online', resume)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', ask)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('online', resume)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('beforeunload', ask)
  })
}
