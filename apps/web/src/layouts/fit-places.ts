/** Which places stand in the line, by their positions, and which wait behind 更多. */
export interface Fitted {
  shown: number[]
  rest: number[]
}

/**
 * Fits places of these widths (px, in order) into a line: all of them where they fit, else as many
 * from the front as leave room for 更多. The current place (its position, or -1) is always in the
 * line, if need be in the stead of the last ones that would have fitted.
 */
export function fitPlaces(
  widths: readonly number[],
  { room, gap, more, current }: { room: number; gap: number; more: number; current: number },
): Fitted {
  const all = widths.map((_, at) => at)
  const lengthOf = (places: readonly number[], beside = 0): number => {
    const parts = [...places.map((at) => widths[at] ?? 0), ...(beside > 0 ? [beside] : [])]
    return parts.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, parts.length - 1)
  }
  if (lengthOf(all) <= room) return { shown: all, rest: [] }
  const shown = current >= 0 ? [current] : []
  for (const at of all) {
    if (at === current) continue
    if (lengthOf([...shown, at], more) > room) break
    shown.push(at)
  }
  const inOrder = all.filter((at) => shown.includes(at))
  return { shown: inOrder, rest: all.filter((at) => !shown.includes(at)) }
}
