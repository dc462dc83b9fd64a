import { nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import type { NavItem } from './nav-item.ts'
import { fitPlaces, type Fitted } from './fit-places.ts'

/** The gap between places and the room that 更多 takes, in px; the style sheet has the same. */
const GAP = 20
const MORE = 56

/**
 * Follows how many places fit a line. Each is measured once, as it stands in the line; when places
 * come or go all are shown for a moment and measured anew.
 */
export function useFitting(
  line: Readonly<Ref<HTMLElement | null>>,
  items: () => readonly NavItem[],
  current: () => number,
): Ref<Fitted> {
  const everything = (): Fitted => ({ shown: items().map((_, at) => at), rest: [] })
  const fitted = ref(everything())
  let widths: number[] = []
  /** How often a measure was asked for, and which of them was the last to be taken. */
  let asked = 0
  let taken = 0

  function fit(): void {
    // While all are shown to be measured, nothing may take one of them away.
    if (!line.value || taken !== asked) return
    const room = line.value.clientWidth
    fitted.value = fitPlaces(widths, { room, gap: GAP, more: MORE, current: current() })
  }
  async function measure(): Promise<void> {
    const mine = ++asked
    fitted.value = everything()
    await nextTick()
    // Asked for once more meanwhile: that one measures.
    if (mine !== asked) return
    const places = line.value?.querySelectorAll(':scope > [data-place]') ?? []
    widths = [...places].map((place) => Math.ceil(place.getBoundingClientRect().width) + 2)
    taken = mine
    fit()
  }

  const size = new ResizeObserver(fit)
  onMounted(() => {
    if (line.value) size.observe(line.value)
    void measure()
    // Another font makes other widths.
    void document.fonts.ready.then(measure)
  })
  onBeforeUnmount(() => size.disconnect())
  watch(
    () =>
      items()
        .map(({ label }) => label)
        .join(),
    () => void measure(),
  )
  watch(current, fit)
  return fitted
}
