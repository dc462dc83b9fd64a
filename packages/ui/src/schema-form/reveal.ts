/** Opens the window that an element stands in, if it is closed: of a row with a window of its own. */
export function reveal(element: Element | null | undefined): void {
  const window = element?.closest('dialog')
  if (window && !window.open) window.showModal()
}
