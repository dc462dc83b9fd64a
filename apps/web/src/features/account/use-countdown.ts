import { computed, onBeforeUnmount, ref } from 'vue'

/** Seconds until something may be done again. Reckoned from the clock, so a sleeping tab is right. */
export function useCountdown() {
  const until = ref(0)
  const now = ref(Date.now())
  let timer: ReturnType<typeof setInterval> | undefined

  const stop = () => clearInterval(timer)
  function tick(): void {
    now.value = Date.now()
    if (now.value >= until.value) stop()
  }
  function start(seconds: number): void {
    stop()
    now.value = Date.now()
    until.value = now.value + seconds * 1000
    timer = setInterval(tick, 250)
  }
  onBeforeUnmount(stop)

  return { left: computed(() => Math.max(0, Math.ceil((until.value - now.value) / 1000))), start }
}
