import { divisionTree, type Division } from '../tables/division.ts'

let known: Map<string, string[]> | undefined

/**
 * The codes from the province down that a text names: 山西省长治市, 山西 长治, or the last code itself.
 * Undefined where the standard (GB/T 2260) has no such place.
 */
export function readDivision(text: string): string[] | undefined {
  known ??= names()
  return known.get(bare(text)) ?? known.get(text.trim())
}

/** The places that a text names, parted by 、 or the like; null where one of them is none. */
export function readDivisions(text: string, depth: number): string[][] | null {
  const words = text.split(/[、,，;；\n]+/).filter((word) => word.trim() !== '')
  const places = words.map((word) => readDivision(word)?.slice(0, depth))
  return places.every((codes) => codes !== undefined) ? places : null
}

function names(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const walk = (divisions: readonly Division[], codes: string[], texts: string[]) => {
    for (const { code, label, children } of divisions) {
      const path = [...codes, code]
      const written = [...texts, label]
      for (const name of [code, bare(written.join('')), written.map(short).join('')])
        if (!found.has(name)) found.set(name, path)
      if (children) walk(children, path, written)
    }
  }
  walk(divisionTree, [], [])
  return found
}

function bare(text: string): string {
  return text.replace(/[\s/、,，>·-]+/g, '')
}

/** 山西 for 山西省, as people say. */
function short(label: string): string {
  return label.replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/, '')
}
