import type { LetterSpec } from '../blueprint/application.ts'
import type { FormSpec } from '../blueprint/form.ts'
import { entriesOf, type FormEntry } from './entries.ts'
import { formatAnswer } from './format-answer.ts'
import type { Lookups } from './lookups.ts'
import { readMeaning } from './meaning.ts'
import { normalValue } from './normalise.ts'
import type { PrintedItem } from './printed.ts'
import { stableJson } from './stable-json.ts'

/** A piece of a letter's text; `fill` marks what was filled in for a placeholder. */
export type LetterRun = { text: string; fill: boolean }

/** What a letter's placeholders stand for. */
export type LetterFacts = { party: string; account: string }

/** The placeholders that a letter's text may name. */
export const letterVariables = ['party', 'account'] as const satisfies (keyof LetterFacts)[]

/**
 * What a letter says of answers and account, as one text that is the same exactly when the paper would
 * be; the caller hashes it as it does `printedContent`.
 */
export function letterContent(
  { form, letter }: { form: FormSpec; letter: LetterSpec },
  answers: unknown,
  account: string,
): string {
  const lines = letterEntries(form, letter, answers).map((entry) => [
    entry.path,
    normalValue(entry) ?? null,
  ])
  const party = readMeaning(form, answers, 'party-name') ?? null
  return stableJson({ format: 1, letter: letter.key, lines, party, account })
}

/** The answers in a letter's table, in the order that the letter names them. */
export function letterItems(
  { form, letter }: { form: FormSpec; letter: LetterSpec },
  answers: unknown,
  lookups: Lookups,
): PrintedItem[] {
  return letterEntries(form, letter, answers).map((entry) => ({
    path: entry.path,
    label: entry.field.label,
    text: formatAnswer(entry.field, normalValue(entry), lookups),
  }))
}

/** A letter's paragraphs with what its placeholders stand for. */
export function letterText({ text }: LetterSpec, facts: LetterFacts): LetterRun[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => runsOf(line.trim(), facts))
}

function runsOf(line: string, facts: LetterFacts): LetterRun[] {
  return line
    .split(/(\{[a-z]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = letterVariables.find((each) => piece === `{${each}}`)
      return name ? { text: facts[name], fill: true } : { text: piece, fill: false }
    })
}

function letterEntries(form: FormSpec, { shows }: LetterSpec, answers: unknown): FormEntry[] {
  const entries = entriesOf(form, answers)
  return shows.flatMap((path) => entries.find((entry) => entry.path === path) ?? [])
}
