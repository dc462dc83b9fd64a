import { pinyin, polyphonic } from 'pinyin-pro'

/** By what a name is found: its grams, and the text in which a query's letters or characters must stand. */
export type NameIndex = { grams: string[]; text: string }

/** Letters are looked up four at a time, characters two at a time. */
const LETTERS = 4
const CHARACTERS = 2
/** A name has more readings than anybody types: so many of the unusual ones are kept. */
const MOST_READINGS = 6
/** Syllables on each side of one that is read in another way. */
const AROUND = 4

/** One spelling for names and queries: NFKC, lower case, no spaces, brackets or other marks. */
export function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether a plain query can be pinyin: letters and digits alone. */
export function isLatin(query: string): boolean {
  return /^[a-z0-9]+$/.test(query)
}

/** The grams of which a name that holds the plain query has every one; none where it is too short. */
export function queryGrams(query: string): string[] {
  return isLatin(query) ? [] : pieces([...query], CHARACTERS)
}

/**
 * For a plain query of letters: a name has the run (its pinyin from some syllable on), or all of
 * the initials. None where it is too short.
 */
export function latinGrams(query: string): { run: string; initials: string[] } | null {
  if (!isLatin(query) || query.length < LETTERS) return null
  return {
    run: `f:${query.slice(0, LETTERS)}`,
    initials: pieces([...query], LETTERS).map((piece) => `i:${piece}`),
  }
}

/** The index of a name: pairs of characters, runs of pinyin from each syllable on, runs of initials. */
export function indexName(name: string): NameIndex {
  const plain = plainName(name)
  const readings = readingsOf(plain)
  const grams = new Set(pieces([...plain], CHARACTERS))
  for (const syllables of readings) {
    for (const gram of latinGramsOf(syllables)) grams.add(gram)
  }
  const spelled = readings.flatMap((syllables) => [syllables.join(''), initialsOf(syllables)])
  return { grams: [...grams], text: [plain, ...new Set(spelled)].join('|') }
}

/** The usual reading of the whole, then parts of it with a character read in another way. */
function readingsOf(plain: string): string[][] {
  const characters = [...plain]
  const usual = syllablesOf(plain, characters)
  const others = polyphonic(plain, { toneType: 'none', type: 'array', v: true })
  const variants = characters.flatMap((_, at) =>
    (others[at] ?? [])
      .map((reading) => reading.toLowerCase())
      .filter((reading, n, all) => reading !== usual[at] && all.indexOf(reading) === n)
      .map((reading) => [
        ...usual.slice(Math.max(0, at - AROUND), at),
        reading,
        ...usual.slice(at + 1, at + 1 + AROUND),
      ]),
  )
  return [usual, ...variants.slice(0, MOST_READINGS)]
}

/** One syllable a character, by what stands around it; what is no Han character is its own. */
function syllablesOf(plain: string, characters: string[]): string[] {
  const whole = pinyin(plain, { toneType: 'none', type: 'array', v: true })
  const one = (character: string) =>
    pinyin(character, { toneType: 'none', type: 'array', v: true })[0] ?? character
  return whole.length === characters.length ? whole : characters.map(one)
}

function latinGramsOf(syllables: readonly string[]): string[] {
  const runs = syllables.map((_, at) =>
    syllables
      .slice(at, at + LETTERS)
      .join('')
      .slice(0, LETTERS),
  )
  return [
    ...runs.filter((run) => run.length === LETTERS).map((run) => `f:${run}`),
    ...pieces([...initialsOf(syllables)], LETTERS).map((piece) => `i:${piece}`),
  ]
}

function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.slice(0, 1)).join('')
}

/** Every run of so many neighbours. */
function pieces(characters: readonly string[], size: number): string[] {
  return characters
    .slice(0, Math.max(0, characters.length - size + 1))
    .map((_, at) => characters.slice(at, at + size).join(''))
}
