import { onBeforeUnmount, ref, watch, type Ref } from 'vue'

/** Whether the place at the end of a text has come into sight; it stays seen. */
export function useSeenToEnd(end: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const seen = ref(false)
  let observer: IntersectionObserver | undefined

  const stop = (): void => observer?.disconnect()
  watch(
    end,
    (element) => {
      stop()
      if (!element || seen.value) return
      observer = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        seen.value = true
        stop()
      })
      observer.observe(element)
    },
    { flush: 'post' },
  )
  onBeforeUnmount(stop)
  return seen
}
