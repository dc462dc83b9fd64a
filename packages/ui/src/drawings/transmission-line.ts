import { hang, line, mirrored, type DrawingLayer, type Point } from './pen.ts'

/** Height of the ground in the 1440 × 200 box. */
const ground = 199

/** Half widths of the body of a tower by height above the ground, foot to waist. */
const body: Point[] = [
  [17, 0],
  [12.7, 34.4],
  [9.1, 63.6],
  [6.3, 86],
  [4.2, 103.2],
]
const shoulder: Point = [2.6, 172]
const top = 180

/** Cross arms: half span, height of the arm; the insulators hang 9 below it. */
const arms: Point[] = [
  [24, 113.5],
  [30, 137.6],
  [21, 161.7],
]

/** A lattice tower at x, `scale` 1 being 180 high. */
function tower(x: number, scale: number): string {
  const y = (height: number) => ground - height * scale
  const half = (width: number) => width * scale
  const waist = body.at(-1) ?? shoulder
  const legs = [...body, shoulder, [0, top] as const].map(([w, h]): Point => [half(w), y(h)])
  const braces = body.slice(1).map(([w, h], i) => {
    const [below, foot] = body[i] ?? waist
    const cross = mirrored(x, [-half(below), y(foot)], [half(w), y(h)])
    return cross + line([x - half(w), y(h)], [x + half(w), y(h)])
  })
  const lacing = [0, 1, 2, 3].map((step) => {
    const at = 106.6 + step * 15.5
    const w = 4.1 - step * 0.35
    return line([x - half(w), y(at)], [x + half(w - 0.3), y(at + 15.5)])
  })
  const crossArms = arms.map(
    ([w, h]) =>
      mirrored(x, [0, y(h + 7)], [half(w), y(h)], [0, y(h)]) +
      mirrored(x, [half(w), y(h)], [half(w), y(h - 9)]),
  )
  return mirrored(x, ...legs) + braces.join('') + lacing.join('') + crossArms.join('')
}

/** The conductors from one tower to the next, and the earth wire over their tops. */
function conductors(from: number, to: number, scale: number): string {
  const y = (height: number) => ground - height * scale
  const wires = arms.flatMap(([w, h]) =>
    [-1, 1].map((side) =>
      hang([from + side * w * scale, y(h - 9)], [to + side * w * scale, y(h - 9)], 34 * scale),
    ),
  )
  return wires.join('') + hang([from, y(top)], [to, y(top)], 18.7 * scale)
}

const between = (places: number[], scale: number): string =>
  places
    .slice(1)
    .map((x, i) => conductors(places[i] ?? x, x, scale))
    .join('')

const near = [-190, 170, 560, 930, 1330, 1690]
const far = [-60, 120, 300, 470, 650, 820, 1000, 1180, 1350, 1520]
const farScale = 0.46

/** Two rows of transmission towers, drawn wide enough for 1440 and cut at the edges. */
export const transmissionLine: DrawingLayer[] = [
  { d: far.map((x) => tower(x, farScale)).join('') + between(far, farScale), opacity: 0.28 },
  { d: between(near, 1), opacity: 0.42 },
  { d: near.map((x) => tower(x, 1)).join(''), opacity: 0.62 },
]
