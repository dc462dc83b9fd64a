import type { AnswerRow, Answers, FieldMeaning, FormSpec } from '../blueprint/form.ts'
import type { Blueprint } from '../blueprint/blueprint.ts'
import type { Period } from '../dues/period.ts'
import { rowsOf } from '../forms/answers.ts'
import { normaliseAnswers } from '../forms/normalise.ts'
import { isPlainObject, ownValue } from '../forms/plain-object.ts'
import { stableJson } from '../forms/stable-json.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { RosterColumn } from './column.ts'
import { coverage, periodsOfYears } from './periods.ts'

/** What the register holds of one member, as far as a roster says it. */
export type RosterRecord = {
  name: string
  creditCode: string | null
  number: string
  title: string
  branch: string | null
  joinedOn: CivilDate
  periods: Period[]
  answers: Answers
}

/** Values by column key, in normal form; blanks are left out. */
export type RosterValues = Record<string, unknown>

/** `overwrite`: what the file says holds. `merge`: it only fills what the register leaves blank. */
export type RosterMode = 'overwrite' | 'merge'

/** What each column says of a record. Name and credit code are the party's own, not the answers'. */
export function valuesOf(columns: readonly RosterColumn[], record: RosterRecord): RosterValues {
  const pairs = columns.map((column) => [column.key, valueOf(column, record)] as const)
  return Object.fromEntries(pairs.filter(([, value]) => !isNothing(value)))
}

function valueOf({ target }: RosterColumn, record: RosterRecord): unknown {
  if (target.of === 'answer') {
    const own = ofParty(target.field.meaning, record)
    if (own !== undefined) return own
    const group =
      target.row === null
        ? ownValue(record.answers, target.group)
        : rowsOf(record.answers, target.group)[target.row]
    return ownValue(group, target.field.key)
  }
  switch (target.part) {
    case 'number':
      return record.number
    case 'title':
      return record.title
    case 'branch':
      return record.branch
    case 'joinedOn':
      return record.joinedOn
    case 'periods':
      return coverage(record.periods)
    default:
      return undefined
  }
}

function ofParty(meaning: FieldMeaning | undefined, record: RosterRecord): unknown {
  if (meaning === 'party-name') return record.name
  return meaning === 'credit-code' ? (record.creditCode ?? undefined) : undefined
}

/** The record as the file would have it. Blank cells change nothing. */
export function withValues(
  {
    columns,
    form,
    dues,
  }: { columns: readonly RosterColumn[]; form: FormSpec; dues: Blueprint['dues'] },
  record: RosterRecord,
  values: RosterValues,
  mode: RosterMode,
): RosterRecord {
  const before = valuesOf(columns, record)
  const said = columns.filter(({ key }) => !isNothing(values[key]))
  const taken = mode === 'merge' ? said.filter(({ key }) => isNothing(before[key])) : said
  const next: RosterRecord = { ...record, answers: structuredClone(record.answers) }
  for (const { key, target } of taken) {
    if (target.of === 'member') setPart(next, target.part, values[key])
    else setAnswerAt(next, target, values[key])
  }
  next.periods = periodsSaid(
    dues,
    next,
    values,
    before['member.periods'] !== undefined && mode === 'merge',
  )
  next.answers = normaliseAnswers(form, withoutEmptyRows(next.answers))
  return next
}

function setPart(record: RosterRecord, part: string, value: unknown): void {
  if (part === 'number' || part === 'title' || part === 'branch' || part === 'joinedOn')
    record[part] = String(value)
}

/** Periods by the first that is said: days from and to, periods, years. */
function periodsSaid(
  dues: Blueprint['dues'],
  record: RosterRecord,
  values: RosterValues,
  keep: boolean,
): Period[] {
  const { 'member.periods': periods, 'member.years': years } = values
  if (keep) return record.periods
  if (Array.isArray(periods)) return coverage(periods as Period[])
  if (Array.isArray(years)) return periodsOfYears(dues.term, record.joinedOn, years as number[])
  return record.periods
}

function setAnswerAt(
  record: RosterRecord,
  target: Extract<RosterColumn['target'], { of: 'answer' }>,
  value: unknown,
): void {
  const { group, row, field } = target
  if (field.meaning === 'party-name') record.name = String(value)
  if (field.meaning === 'credit-code') record.creditCode = String(value)
  if (row === null) {
    const there = ownValue(record.answers, group)
    record.answers[group] = { ...(isPlainObject(there) ? there : {}), [field.key]: value }
    return
  }
  const rows: AnswerRow[] = [...rowsOf(record.answers, group)]
  while (rows.length <= row) rows.push({ _id: freshId(rows) })
  rows[row] = { ...rows[row], _id: rows[row]?._id ?? freshId(rows), [field.key]: value }
  record.answers[group] = rows
}

function freshId(rows: readonly AnswerRow[]): string {
  let count = rows.length + 1
  while (rows.some(({ _id }) => _id === `r${count}`)) count += 1
  return `r${count}`
}

function withoutEmptyRows(answers: Answers): Answers {
  const groups = Object.entries(answers).map(([key, group]) => [
    key,
    Array.isArray(group) ? group.filter((row) => Object.keys(row).length > 1) : group,
  ])
  return Object.fromEntries(groups) as Answers
}

/** Which columns say something else of two records. */
export function changedKeys(
  columns: readonly RosterColumn[],
  before: RosterRecord,
  after: RosterRecord,
): string[] {
  const [was, is] = [valuesOf(columns, before), valuesOf(columns, after)]
  return columns.map(({ key }) => key).filter((key) => stableJson(was[key]) !== stableJson(is[key]))
}

function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
