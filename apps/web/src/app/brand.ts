import { watchEffect } from 'vue'
import { useSite } from './site.ts'

/** Sets the association's one colour on the document; its shades are mixed from it in tokens.css. */
export function followBrand(root: HTMLElement): void {
  const site = useSite()
  watchEffect(() => {
    if (site.isKnown) root.style.setProperty('--gh-brand', site.branding.color)
  })
}
