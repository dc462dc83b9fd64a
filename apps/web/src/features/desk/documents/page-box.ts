/** Steps of zooming; 1 fits the width of the pane. */
export const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3] as const

/** The next step of zooming in (1) or out (-1), or the same at either end. */
export function zoomBy(zoom: number, step: 1 | -1): number {
  const at = ZOOMS.findIndex((each) => each >= zoom)
  return ZOOMS[at + step] ?? zoom
}

export type Turn = 0 | 90 | 180 | 270

/** A quarter turn clockwise. */
export function turned(turn: Turn): Turn {
  const next: Record<Turn, Turn> = { 0: 90, 90: 180, 180: 270, 270: 0 }
  return next[turn]
}

/** The room a page takes, and the picture's own size before it is turned; in CSS pixels. */
export interface PageBox {
  width: number
  height: number
  imageWidth: number
}

/** A4 until the picture has told its own proportions. */
const A4 = Math.SQRT2

/**
 * How large a page is drawn: it fits the pane's width at zoom 1, whichever way it is turned.
 * `ratio` is the picture's height over its width.
 */
export function pageBox(pane: number, ratio: number | null, zoom: number, turn: Turn): PageBox {
  const shape = ratio ?? A4
  const width = Math.round(pane * zoom)
  if (turn === 0 || turn === 180)
    return { width, height: Math.round(width * shape), imageWidth: width }
  const height = Math.round(width / shape)
  return { width, height, imageWidth: height }
}
