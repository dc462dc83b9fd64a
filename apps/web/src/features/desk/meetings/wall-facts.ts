export interface Fact {
  label: string
  text: string
}

/** How much stands on the wall: characters in a line of a fact, of the title and of the advice. */
const FACT_LINE = 26
const TITLE_LINE = 17
const ADVICE_LINE = 27
/** What fits between title and buttons, in lines of one fact; a further line of the same takes less. */
const ROOM = 6
const FURTHER = { fact: 0.62, title: 1.2, advice: 0.66 }
/** A fact is cut after so many lines. */
const MOST_LINES = 3

/** How wide a text is, in Chinese characters: Latin letters and figures take about half of one. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character < '\u2e80' ? 0.56 : 1), 0)

const linesOf = (text: string, line: number): number => Math.max(1, Math.ceil(widthOf(text) / line))

/**
 * The facts that fit on the wall whole, first ones first; one that is too long for what is left
 * gives way to shorter ones. Nothing is drawn smaller, since nothing may be under 24 px.
 */
export function factsThatFit(facts: readonly Fact[], title: string, advice: string): Fact[] {
  let room =
    ROOM -
    (linesOf(title, TITLE_LINE) - 1) * FURTHER.title -
    (linesOf(advice, ADVICE_LINE) - 1) * FURTHER.advice
  return facts.filter(({ text }) => {
    const takes = 1 + (Math.min(MOST_LINES, linesOf(text, FACT_LINE)) - 1) * FURTHER.fact
    if (takes > room) return false
    room -= takes
    return true
  })
}
