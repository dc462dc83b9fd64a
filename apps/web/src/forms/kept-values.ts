/**
 * What was typed into a public form, for as long as the tab lives: a reload loses nothing. Passwords
 * and codes are never among the names that are kept.
 */
export function readKept(key: string, names: readonly string[]): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    const entries = Object.entries(kept).filter(
      (entry): entry is [string, string] =>
        names.includes(entry[0]) && typeof entry[1] === 'string',
    )
    return Object.fromEntries(entries)
  } catch {
    return {}
  }
}

export function keepValues(
  key: string,
  names: readonly string[],
  values: Record<string, unknown>,
): void {
  const kept = Object.fromEntries(names.map((name) => [name, values[name]]))
  try {
    sessionStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A browser that refuses storage: the values stay in the page.
  }
}

export function forgetKept(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
