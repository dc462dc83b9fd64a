import { onBeforeMount, onBeforeUnmount } from 'vue'

/** Staff pages are compact. Set on <html>, so that popups drawn at the end of the body share it. */
export function useCompactDensity(): void {
  onBeforeMount(() => {
    document.documentElement.dataset['density'] = 'compact'
  })
  onBeforeUnmount(() => {
    delete document.documentElement.dataset['density']
  })
}
