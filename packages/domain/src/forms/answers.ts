import type { AnswerRow, Answers, GroupAnswers } from '../blueprint/form.ts'
import { isRowId, parsePath } from './path.ts'
import { isPlainObject, ownValue } from './plain-object.ts'

/** The well-formed rows of a repeated group, in order; a second row of the same `_id` is left out. */
export function rowsOf(answers: unknown, group: string): AnswerRow[] {
  const value = ownValue(answers, group)
  if (!Array.isArray(value)) return []
  const seen = new Set<string>()
  return value.filter((row): row is AnswerRow => {
    const id = ownValue(row, '_id')
    if (!isRowId(id) || seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** The answer at a path; undefined where there is none, or the path is none. */
export function getAnswer(answers: unknown, path: string): unknown {
  const found = parsePath(path)
  if (!found) return undefined
  return ownValue(holderOf(answers, found.group, found.row), found.field)
}

/**
 * Answers with one of them changed; what was given stays as it is. An answer in a row that does not
 * exist, or at what is no path, changes nothing.
 */
export function setAnswer(answers: Answers, path: string, value: unknown): Answers {
  const found = parsePath(path)
  if (!found) return answers
  const { group, row, field } = found
  if (row === undefined) {
    const before = ownValue(answers, group)
    if (Array.isArray(before)) return answers
    return withGroup(answers, group, { ...(isPlainObject(before) ? before : {}), [field]: value })
  }
  const rows = rowsOf(answers, group)
  if (!rows.some(({ _id }) => _id === row)) return answers
  return withGroup(
    answers,
    group,
    rows.map((each) => (each._id === row ? { ...each, [field]: value } : each)),
  )
}

/** Answers with one more, empty row at the end of a repeated group. */
export function addRow(answers: Answers, group: string, id: string): Answers {
  const rows = rowsOf(answers, group)
  if (!isRowId(id) || rows.some(({ _id }) => _id === id)) return answers
  return withGroup(answers, group, [...rows, { _id: id }])
}

/** Answers without one row of a repeated group. */
export function removeRow(answers: Answers, group: string, id: string): Answers {
  return withGroup(
    answers,
    group,
    rowsOf(answers, group).filter(({ _id }) => _id !== id),
  )
}

function withGroup(answers: Answers, group: string, value: GroupAnswers): Answers {
  return { ...answers, [group]: value }
}

function holderOf(answers: unknown, group: string, row: string | undefined): unknown {
  if (row === undefined) return ownValue(answers, group)
  return rowsOf(answers, group).find(({ _id }) => _id === row)
}
