/** One place in a navigation. */
export interface NavItem {
  to: string
  label: string
  /** A number that waits there; nothing is shown for none. */
  count?: number
}

/** Whether a place is the current one: its page or, except for an area's first page, one below it. */
export function isCurrent(item: NavItem, path: string, home: string): boolean {
  if (path === item.to) return true
  return item.to !== home && path.startsWith(`${item.to}/`)
}
