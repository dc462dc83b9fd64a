import type { AnswerRow, GroupAnswers, GroupSpec } from '../blueprint/form.ts'
import { cleanText } from './clean-text.ts'
import { kindOf, misshapen } from './kinds/registry.ts'
import { isRowId, pathOf } from './path.ts'
import { isPlainObject, ownValue } from './plain-object.ts'
import type { FieldProblem } from './problem.ts'

export type AcceptedGroup =
  | { ok: true; content: GroupAnswers }
  | { ok: false; problems: (FieldProblem & { path: string })[] }

/**
 * What a draft keeps of one group as it is typed: half-typed and wrong answers too, exactly as they
 * are but for characters that no database keeps. Keys that no field has are left out. Refused is
 * only what no page of ours sends: wrong types, absurd sizes, rows without an `_id` of their own,
 * more rows than the form has room for. Takes a value of any shape and never throws.
 */
export function acceptGroup(group: GroupSpec, content: unknown): AcceptedGroup {
  if (group.repeat) return acceptRows(group, content, group.repeat.max)
  if (!isPlainObject(content)) return refused(group)
  const problems = recordProblems(group, content)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, content: kept(group, content) }
}

function acceptRows(group: GroupSpec, content: unknown, max: number): AcceptedGroup {
  if (!Array.isArray(content) || content.length > max) return refused(group)
  const given: readonly unknown[] = content
  const ids = given.map((row) => ownValue(row, '_id'))
  if (!ids.every(isRowId) || new Set(ids).size < ids.length) return refused(group)
  const problems = given.flatMap((row, at) => recordProblems(group, row, ids[at]))
  if (problems.length > 0) return { ok: false, problems }
  const rows = given.map((row, at): AnswerRow => ({ _id: ids[at] ?? '', ...kept(group, row) }))
  return { ok: true, content: rows }
}

function recordProblems(
  group: GroupSpec,
  record: unknown,
  row?: string,
): (FieldProblem & { path: string })[] {
  return group.fields.flatMap((field) => {
    const value = valueOf(field, record)
    const isKept = value === undefined || kindOf(field).accepts(value)
    return isKept ? [] : [{ ...misshapen(field), path: pathOf(group.key, field.key, row) }]
  })
}

function kept(group: GroupSpec, record: unknown): Record<string, unknown> {
  const pairs = group.fields.map((field) => [field.key, clean(valueOf(field, record))] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
}

/** A file field keeps nothing; null stands for an answer that was taken back. */
function valueOf(field: { key: string; kind: string }, record: unknown): unknown {
  if (field.kind === 'file') return undefined
  return ownValue(record, field.key) ?? undefined
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(clean)
  return isPlainObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part)]))
    : value
}

function refused(group: GroupSpec): AcceptedGroup {
  const label = group.title ?? group.repeat?.itemLabel ?? '这一部分'
  return { ok: false, problems: [{ ...misshapen({ label }), path: group.key }] }
}
