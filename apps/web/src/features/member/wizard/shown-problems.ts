import type { Answers, FormSpec } from '@guildhall/domain/blueprint/form'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { isBlank } from '@guildhall/domain/forms/blank'
import { entriesOf, entryLabel } from '@guildhall/domain/forms/entries'
import { isMissing, type FormProblem } from '@guildhall/domain/forms/problem'
import { stableJson } from '@guildhall/domain/forms/stable-json'

/**
 * The problems to show now. Nobody is told that something is wrong while typing it for the first
 * time, nor that something is missing before having gone past it.
 */
export function shownProblems(
  problems: readonly FormProblem[],
  left: ReadonlySet<string>,
  passed: ReadonlySet<string>,
): FormProblem[] {
  return problems.filter((problem) =>
    isMissing(problem)
      ? passed.has(problem.step)
      : left.has(problem.path) || passed.has(problem.step),
  )
}

/** The paths that hold an answer: what was typed in an earlier sitting may be judged at once. */
export function answeredPaths(form: FormSpec, answers: Answers): string[] {
  return entriesOf(form, answers)
    .filter(({ value }) => !isBlank(value))
    .map(({ path }) => path)
}

/** What only the server could know, about an answer as it was then. */
export interface ToldProblem {
  path: string
  message: string
  about: string
}

/** Keeps what the server said together with the answer it was said about. */
export function remember(
  problems: readonly { path: string; message: string }[],
  answers: Answers,
): ToldProblem[] {
  return problems.map(({ path, message }) => ({
    path,
    message,
    about: stableJson(getAnswer(answers, path)),
  }))
}

/**
 * What the server said, as long as the answer is still the one it spoke of, and where nothing is
 * known here to be wrong: that says the same, and better.
 */
export function stillTold(
  told: readonly ToldProblem[],
  known: readonly FormProblem[],
  form: FormSpec,
  answers: Answers,
): FormProblem[] {
  const entries = new Map(entriesOf(form, answers).map((entry) => [entry.path, entry]))
  const isKnown = new Set(known.map(({ path }) => path))
  return told.flatMap(({ path, message, about }) => {
    const entry = entries.get(path)
    if (!entry || isKnown.has(path) || stableJson(getAnswer(answers, path)) !== about) return []
    return [
      { path, message, step: entry.step.key, label: entryLabel(entry), code: 'unknown' as const },
    ]
  })
}
