/** The text that was typed into the control an event came from. */
export function typed(event: Event): string {
  const { target } = event
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  return isControl ? target.value : ''
}

/** Whether the focus goes to a place outside of the element that an event is handled on. */
export function leaves(event: FocusEvent): boolean {
  const { currentTarget, relatedTarget } = event
  return !(
    currentTarget instanceof Node &&
    relatedTarget instanceof Node &&
    currentTarget.contains(relatedTarget)
  )
}
