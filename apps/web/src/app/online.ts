import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Whether the browser believes it has a line. It errs towards yes, so failures still speak up. */
export function useOnline(): Ref<boolean> {
  const online = ref(navigator.onLine)
  const follow = () => {
    online.value = navigator.onLine
  }
  onMounted(() => {
    window.addEventListener('online', follow)
    window.addEventListener('offline', follow)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('online', follow)
    window.removeEventListener('offline', follow)
  })
  return online
}
