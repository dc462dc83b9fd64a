import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Period } from '../dues/period.ts'
import { formatAnswer } from '../forms/format-answer.ts'
import type { Lookups } from '../forms/lookups.ts'
import type { RosterColumn } from './column.ts'
import { writePeriods } from './periods.ts'

/** What writing needs to know of the association. */
export type WriteContext = { lookups: Lookups; content: Pick<Blueprint, 'dues' | 'branches'> }

/** A value as a sheet says it: what `readCell` reads back as the same value. Empty for none. */
export function writeCell(column: RosterColumn, value: unknown, context: WriteContext): string {
  if (value === undefined || value === null) return ''
  const { target } = column
  return target.of === 'answer'
    ? writeAnswer(target.field, value, context)
    : writeMemberPart(target.part, value, context)
}

function writeMemberPart(part: string, value: unknown, { content }: WriteContext): string {
  if (part === 'periods') return writePeriods(value as Period[])
  if (part === 'years') return (value as number[]).join('、')
  const text = String(value)
  if (part === 'title') return content.dues.titles.find(({ slug }) => slug === text)?.label ?? text
  if (part === 'branch') return content.branches.find(({ slug }) => slug === text)?.label ?? text
  return text
}

/** Dates and numbers as they are typed; prose forms (2026年3月5日, 1,200 人) are for screens. */
function writeAnswer(field: { kind: string }, value: unknown, { lookups }: WriteContext): string {
  if (typeof value === 'number') return String(value)
  if (field.kind === 'date' || field.kind === 'id-number') return String(value)
  return formatAnswer(field as Parameters<typeof formatAnswer>[0], value, lookups)
}
