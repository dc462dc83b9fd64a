import { onBeforeUnmount, ref, type Ref } from 'vue'

/** The time in milliseconds, told again every so often: for what fades or runs out. */
export function useNow(everyMs = 20_000): Ref<number> {
  const now = ref(Date.now())
  const timer = setInterval(() => {
    now.value = Date.now()
  }, everyMs)
  onBeforeUnmount(() => clearInterval(timer))
  return now
}
