import { hang, line, mirrored, outline, type DrawingLayer, type Point } from './pen.ts'

const ground = 199
const range = (count: number) => Array.from({ length: count }, (_, i) => i)

/** A mountain ridge: how high it stands above its foot at x. */
type Ridge = (x: number) => number

/** A range as contour lines that flatten towards its foot, as on a relief map. */
function mountains(height: Ridge, foot: number, contours: number): string {
  const columns = range(75).map((i) => -20 + i * 20)
  return range(contours)
    .map((k) => {
      const share = 1 - k / contours
      return line(
        ...columns.map((x): Point => [x, foot - height(x) * share * (0.86 + 0.14 * share)]),
      )
    })
    .join('')
}

const farRidge: Ridge = (x) =>
  74 + 34 * Math.sin(x / 118 + 0.6) + 19 * Math.sin(x / 47 + 2.1) + 7 * Math.sin(x / 19)
const nearRidge: Ridge = (x) =>
  34 + 20 * Math.sin(x / 141 + 3.4) + 11 * Math.sin(x / 53 + 0.4) + 4 * Math.sin(x / 22 + 1)

/** The wall's top with its merlons from x to x2, at height y. */
function battlement(x: number, x2: number, y: number): string {
  const merlons = range(Math.floor((x2 - x) / 12)).flatMap((i): Point[] => {
    const at = x + i * 12
    return [
      [at, y],
      [at, y - 6],
      [at + 7, y - 6],
      [at + 7, y],
    ]
  })
  return line(...merlons, [x2, y]) + line([x, y + 5], [x2, y + 5])
}

/** A roof with rising eaves: half widths of ridge and eaves, heights of both. */
function roof(x: number, ridge: number, eaves: number, top: number, edge: number): string {
  const fall = edge - top
  const sides = [-1, 1].map((s) =>
    hang([x + s * ridge, top], [x + s * eaves, edge - 3], fall * 0.3),
  )
  const tiles = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75].map((t) =>
    hang([x + ridge * t, top], [x + eaves * t * 0.94, edge], fall * 0.14),
  )
  const rim = hang([x - eaves, edge - 3], [x + eaves, edge - 3], 6)
  return line([x - ridge, top], [x + ridge, top]) + sides.join('') + rim + tiles.join('')
}

/** Columns under a roof, from `y` down to `foot`. */
const columns = (x: number, half: number, count: number, y: number, foot: number): string =>
  range(count)
    .map((i) => x - half + (2 * half * i) / (count - 1))
    .map((at) => line([at, y], [at, foot]))
    .join('')

/** A tower of two storeys standing at `foot`, `s` times its size. */
function tower(x: number, foot: number, s: number): string {
  const y = (height: number) => foot - height * s
  return (
    columns(x, 34 * s, 6, y(19), y(0)) +
    line([x - 40 * s, y(4)], [x + 40 * s, y(4)]) +
    roof(x, 27 * s, 53 * s, y(32), y(19)) +
    columns(x, 25 * s, 5, y(46), y(32)) +
    roof(x, 21 * s, 43 * s, y(64), y(46)) +
    mirrored(x, [21 * s, y(64)], [23 * s, y(69)], [18 * s, y(67.5)])
  )
}

/** What a tower hides: its two roofs and the room under them. */
function towerShape(x: number, foot: number, s: number): string {
  const half: Point[] = [
    [34, 0],
    [34, 17],
    [53, 22],
    [27, 32],
    [25, 44],
    [43, 49],
    [21, 64],
  ]
  const right = half.map(([w, h]): Point => [x + w * s, foot - h * s])
  const left = half.toReversed().map(([w, h]): Point => [x - w * s, foot - h * s])
  return outline(...right, ...left)
}

const wallTop = ground - 40
const gateX = 700
const gateTop = ground - 64

/** The gate: a battered platform with an arched way through. */
function platform(): string {
  const spring = ground - 26
  const arch = (half: number, foot: number, rise: number) =>
    line([gateX - half, ground], [gateX - half, foot]) +
    line([gateX + half, ground], [gateX + half, foot]) +
    hang([gateX - half, foot], [gateX + half, foot], -rise)
  return (
    mirrored(gateX, [88, ground], [79, gateTop + 5]) +
    battlement(gateX - 79, gateX + 79, gateTop) +
    arch(15, spring, 30) +
    arch(20, spring - 1, 40) +
    line(
      [gateX - 22, 152],
      [gateX + 22, 152],
      [gateX + 22, 144],
      [gateX - 22, 144],
      [gateX - 22, 152],
    )
  )
}

/** Bricks of the wall: a few short strokes, as a draughtsman hints at them. */
const bricks = (x: number, x2: number): string =>
  range(Math.floor((x2 - x) / 52))
    .map((i): Point => [x + 16 + i * 52 + ((i * 29) % 23), wallTop + 14 + ((i * 17) % 4) * 6])
    .map(([at, y]) => line([at, y], [at + 13, y]) + line([at + 6, y + 6], [at + 19, y + 6]))
    .join('')

const turrets = [250, 1170]

/** A walled town's gate before mountains, drawn wide enough for 1440 and cut at the edges. */
export const cityGate: DrawingLayer[] = [
  { d: mountains(farRidge, 172, 9), opacity: 0.22 },
  { d: mountains(nearRidge, 168, 6), opacity: 0.3 },
  {
    hides: outline([-20, wallTop], [1460, wallTop], [1460, ground], [-20, ground]),
    d: battlement(-20, 1456, wallTop) + bricks(-20, 600) + bricks(790, 1440),
    opacity: 0.42,
  },
  {
    hides: turrets.map((x) => towerShape(x, wallTop - 6, 0.6)).join(''),
    d: turrets.map((x) => tower(x, wallTop - 6, 0.6)).join(''),
    opacity: 0.5,
  },
  {
    hides:
      outline(
        [gateX - 88, ground],
        [gateX - 79, gateTop - 6],
        [gateX + 79, gateTop - 6],
        [gateX + 88, ground],
      ) + towerShape(gateX, gateTop - 6, 1),
    d: platform() + tower(gateX, gateTop - 6, 1),
    opacity: 0.7,
  },
]
