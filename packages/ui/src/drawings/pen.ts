/** A layer of a line drawing: one path, drawn in the brand colour at an opacity (far things fainter). */
export interface DrawingLayer {
  d: string
  opacity: number
  /** The outline of what stands in front: filled with the ground, it hides what lies behind. */
  hides?: string
}

export type Point = readonly [x: number, y: number]

const n = (value: number) => String(Math.round(value * 10) / 10)
const at = ([x, y]: Point) => `${n(x)} ${n(y)}`

/** An open line through points. */
export const line = (...points: Point[]): string => `M${points.map(at).join('L')}`

/** A line from a to b that sags (or, negative, rises) by `sag` at its middle. */
export const hang = (a: Point, b: Point, sag: number): string =>
  `M${at(a)}Q${at([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag])} ${at(b)}`

/** The same line on both sides of the axis x. */
export const mirrored = (x: number, ...points: Point[]): string =>
  line(...points.map(([dx, y]): Point => [x + dx, y])) +
  line(...points.map(([dx, y]): Point => [x - dx, y]))

/** A closed outline through points. */
export const outline = (...points: Point[]): string => `${line(...points)}Z`
