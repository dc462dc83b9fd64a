/** Half-width by Unicode's East Asian Width, near enough for layout: Latin, Greek, Cyrillic, … */
const NARROW = /^[\u0020-\u2000\uff61-\uffdc]$/u

/** Width of one character in ems of Song type; Latin letters and digits on the safe side. */
export function characterWidth(character: string): number {
  if (!NARROW.test(character)) return 1
  if (/[A-Z@%&]/.test(character)) return 0.72
  if (/[mw]/.test(character)) return 0.86
  return 0.56
}

/** Width of a text on one line, in ems. A line end counts as where the widest line decides. */
export function textWidth(text: string): number {
  const widths = text
    .split('\n')
    .map((line) => [...line].reduce((sum, character) => sum + characterWidth(character), 0))
  return Math.max(0, ...widths)
}
