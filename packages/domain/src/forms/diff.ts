import type { FormSpec } from '../blueprint/form.ts'
import { entriesOf, entryLabel, type FormEntry } from './entries.ts'
import { formatAnswer } from './format-answer.ts'
import type { Lookups } from './lookups.ts'
import { normalValue } from './normalise.ts'
import { stableJson } from './stable-json.ts'

/** One answer that differs, as people read it; `before` or `after` is empty where there was none. */
export type AnswerChange = {
  path: string
  step: string
  label: string
  kind: 'added' | 'removed' | 'changed'
  before: string
  after: string
}

/**
 * What changed from one set of answers to another (since the last submission), by path, in form
 * order; what is gone with its row comes last. Compared in normal form, so that a blank at the end
 * is no change. Rows are told apart by `_id`: one that only moved is no change. Files are not
 * compared here.
 */
export function diffAnswers(
  form: FormSpec,
  before: unknown,
  after: unknown,
  lookups: Lookups,
): AnswerChange[] {
  const [old, now] = [answered(form, before), answered(form, after)]
  const paths = new Set([...now.keys(), ...old.keys()])
  return [...paths].flatMap((path) => changeOf(old.get(path), now.get(path), lookups))
}

function answered(form: FormSpec, answers: unknown): Map<string, FormEntry> {
  const entries = entriesOf(form, answers).filter((entry) => normalValue(entry) !== undefined)
  return new Map(entries.map((entry) => [entry.path, entry]))
}

function changeOf(
  old: FormEntry | undefined,
  now: FormEntry | undefined,
  lookups: Lookups,
): AnswerChange[] {
  const entry = now ?? old
  if (!entry || (old && now && sameValue(old, now))) return []
  const kind = !old ? 'added' : !now ? 'removed' : 'changed'
  const read = (each: FormEntry | undefined) =>
    each ? formatAnswer(each.field, normalValue(each), lookups) : ''
  const { path, step } = entry
  const label = entryLabel(entry)
  return [{ path, step: step.key, label, kind, before: read(old), after: read(now) }]
}

function sameValue(a: FormEntry, b: FormEntry): boolean {
  return stableJson(normalValue(a)) === stableJson(normalValue(b))
}
