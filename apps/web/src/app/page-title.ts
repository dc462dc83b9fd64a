import { ref, watchEffect, onBeforeUnmount, toValue, type MaybeRefOrGetter } from 'vue'
import { useSite } from './site.ts'

/** The title of the page in front; also read out when one arrives there. */
export const pageTitle = ref('')

/** A title that only the page itself knows, such as the name of a case. */
export function usePageTitle(title: MaybeRefOrGetter<string>): void {
  const stop = watchEffect(() => {
    const text = toValue(title)
    if (text) pageTitle.value = text
  })
  onBeforeUnmount(stop)
}

/** Writes the page's title and the association's name where the browser shows them. */
export function followTitle(): void {
  const site = useSite()
  watchEffect(() => {
    if (!site.isKnown) return
    const { name } = site.branding
    document.title = pageTitle.value ? `${pageTitle.value} · ${name}` : name
  })
}
