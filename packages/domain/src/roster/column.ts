import type { ApplicationSpec } from '../blueprint/application.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import type { FieldSpec, GroupSpec } from '../blueprint/form.ts'
import { isSecret } from '../forms/secret-answers.ts'
import { memberParts, synonymsOf, type MemberPart } from './synonyms.ts'

/** Where a column of a roster (名册) belongs: to the membership, or to an answer of the join form. */
export type RosterTarget =
  | { of: 'member'; part: MemberPart }
  /** `row` counts from 0 in a repeated group; null in a plain one. */
  | { of: 'answer'; group: string; row: number | null; field: FieldSpec }

/** A column that a roster may have. `key` is stable and names it in what is remembered. */
export type RosterColumn = {
  key: string
  label: string
  synonyms: readonly string[]
  target: RosterTarget
}

/** The application by which members join: its form says what a roster can hold. Every association has one. */
export function rosterApplication(content: Pick<Blueprint, 'applications'>): ApplicationSpec {
  const join = content.applications.find(({ kind }) => kind === 'join')
  if (!join) throw new Error('a blueprint without an application to join has no roster')
  return join
}

/**
 * Every column that a roster of this association may have, in the order of an export: the
 * membership first, then the join form. Rows of repeated groups are numbered, as many as the form
 * has room for. Files are left out: a sheet can't hold them. So are secret answers, which no sheet
 * brings in; an export may ask for them.
 */
export function rosterColumns(
  content: Pick<Blueprint, 'applications'>,
  { secrets = false }: { secrets?: boolean } = {},
): RosterColumn[] {
  const { form } = rosterApplication(content)
  const groups = form.steps
    .flatMap((step) => step.groups)
    .map((group) => ({
      ...group,
      fields: group.fields.filter((field) => secrets || !isSecret(field)),
    }))
  return withOwnLabels([...memberColumns(), ...groups.flatMap(columnsOfGroup)], groups)
}

function memberColumns(): RosterColumn[] {
  return memberParts.map(({ part, label, synonyms }) => ({
    key: `member.${part}`,
    label,
    synonyms,
    target: { of: 'member', part },
  }))
}

function columnsOfGroup(group: GroupSpec): RosterColumn[] {
  const fields = group.fields.filter(({ kind }) => kind !== 'file')
  if (!group.repeat) return fields.map((field) => plainColumn(group, field))
  return Array.from({ length: group.repeat.max }, (_, row) =>
    fields.map((field) => rowColumn(group, field, row)),
  ).flat()
}

function plainColumn(group: GroupSpec, field: FieldSpec): RosterColumn {
  return {
    key: `${group.key}.${field.key}`,
    label: labelWithUnit(field),
    synonyms: [field.label, ...synonymsOf(field.meaning)],
    target: { of: 'answer', group: group.key, row: null, field },
  }
}

function rowColumn(group: GroupSpec, field: FieldSpec, row: number): RosterColumn {
  const item = group.repeat?.itemLabel ?? ''
  const numbered = `${item}${row + 1}${labelWithUnit(field)}`
  const first = [`${item}${field.label}`, field.label, ...synonymsOf(field.meaning)]
  return {
    key: `${group.key}.${row + 1}.${field.key}`,
    label: numbered,
    synonyms: row === 0 ? first : [`${item}${row + 1}${field.label}`],
    target: { of: 'answer', group: group.key, row, field },
  }
}

function labelWithUnit(field: FieldSpec): string {
  return field.kind === 'number' && field.unit ? `${field.label}（${field.unit}）` : field.label
}

/** Two columns of one label could not be told apart: the group's title goes before. */
function withOwnLabels(columns: RosterColumn[], groups: readonly GroupSpec[]): RosterColumn[] {
  const count = new Map<string, number>()
  for (const { label } of columns) count.set(label, (count.get(label) ?? 0) + 1)
  const titleOf = (key: string) => groups.find((group) => group.key === key)?.title ?? key
  return columns.map((column) =>
    column.target.of === 'answer' && (count.get(column.label) ?? 0) > 1
      ? { ...column, label: `${titleOf(column.target.group)}·${column.label}` }
      : column,
  )
}
