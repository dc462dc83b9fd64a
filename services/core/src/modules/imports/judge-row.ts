import { stableJson } from '@guildhall/domain/forms/stable-json'
import type { CellProblem } from '@guildhall/domain/roster/read-row'
import {
  changedKeys,
  valuesOf,
  withValues,
  type RosterMode,
  type RosterRecord,
} from '@guildhall/domain/roster/record'
import { writeCell } from '@guildhall/domain/roster/write-cell'
import type { ImportOptions, ImportVerdict } from '@guildhall/contract/imports'
import type { ReadRow } from '../../adapters/sheets/sheet-orders.ts'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { Match } from './find-registered.ts'
import type { RosterSetup } from './import-setup.ts'
import { newRecord } from './new-record.ts'
import type { Registered } from './read-register.ts'

/** One column that would say something else: texts as the sheet says them. */
export type Change = { key: string; label: string; old: string; new: string }

export type Judgement = {
  verdict: ImportVerdict
  partyId: string | null
  problems: CellProblem[]
  changes: Change[]
  seen: string | null
}

/** What holds for the whole file. */
export type ImportRules = { options: ImportOptions; saysPeriods: boolean }

/** Compares a row with whom it means: new, changed, unchanged, repeated in the file, or refused. */
export function judgeRow(
  setup: RosterSetup,
  rules: ImportRules,
  row: ReadRow,
  { found, problem }: Match,
): Judgement {
  const problems = row.problems.filter((each) => !saysTheSame(setup, row, each, found))
  if (problem) problems.push({ column: problem.key, at: null, message: problem.message })
  problems.push(...missingParts(setup, row, found))
  const partyId = found?.partyId ?? null
  if (problems.length > 0) return { verdict: 'refused', partyId, problems, changes: [], seen: null }
  const changes = found ? changesOf(setup, rules, found, row) : []
  return {
    verdict: row.duplicateOf !== null ? 'repeated' : found ? verdictOf(changes) : 'new',
    partyId,
    problems,
    changes,
    seen: found ? fingerprint(setup, found) : null,
  }
}

const verdictOf = (changes: readonly Change[]): ImportVerdict =>
  changes.length > 0 ? 'changed' : 'unchanged'

/** What the register holds can come back, though the form would not take it any more. */
function saysTheSame(
  setup: RosterSetup,
  row: ReadRow,
  { column: key, at }: CellProblem,
  found: Registered | null,
): boolean {
  const column = setup.byKey.get(key)
  if (!found || !column || at === null) return false
  const now = valuesOf([column], found.record)[key]
  return now !== undefined && writeCell(column, now, setup.context) === row.raw[at]?.trim()
}

/** A newcomer needs a name, and nothing of theirs can be left to a mask. */
function missingParts(setup: RosterSetup, row: ReadRow, found: Registered | null): CellProblem[] {
  if (found) return []
  const label = (key: string) => setup.byKey.get(key)?.label ?? ''
  const masked = row.masked.map((column) => ({
    column,
    at: null,
    message: `${label(column)}带有星号，是遮盖过的，请填完整的`,
  }))
  const isNamed =
    row.values[setup.keys.name] !== undefined ||
    row.problems.some(({ column }) => column === setup.keys.name)
  if (isNamed) return masked
  return [
    { column: setup.keys.name, at: null, message: `请填写${label(setup.keys.name)}` },
    ...masked,
  ]
}

/** What would hold after a row, by how it is to be taken. Throws nothing; a party that was no member becomes one. */
export function recordAfter(
  setup: RosterSetup,
  rules: ImportRules,
  found: Registered | null,
  values: ReadRow['values'],
  mode: RosterMode,
): RosterRecord {
  const parts = { columns: setup.columns, form: setup.application.form, dues: setup.content.dues }
  if (!found) return newRecord(setup, values, rules.options, rules.saysPeriods)
  if (found.memberId) return withValues(parts, found.record, values, mode)
  const fresh = newRecord(setup, values, rules.options, rules.saysPeriods)
  const { name, creditCode, answers } = found.record
  const known = { ...fresh, name, creditCode, answers }
  return withValues(parts, known, values, mode)
}

function changesOf(
  setup: RosterSetup,
  rules: ImportRules,
  found: Registered,
  row: ReadRow,
): Change[] {
  const after = recordAfter(setup, rules, found, row.values, 'overwrite')
  const [was, is] = [valuesOf(setup.columns, found.record), valuesOf(setup.columns, after)]
  return changedKeys(setup.columns, found.record, after).flatMap((key) => {
    const column = setup.byKey.get(key)
    const text = (value: unknown) => (column ? writeCell(column, value, setup.context) : '')
    return column ? [{ key, label: column.label, old: text(was[key]), new: text(is[key]) }] : []
  })
}

/** What the register says of a party, as one hash: tells whether somebody has touched it since. */
export function fingerprint(
  setup: RosterSetup,
  found: Pick<Registered, 'memberId' | 'record'>,
): string {
  return sha256(
    stableJson({ memberId: found.memberId, values: valuesOf(setup.columns, found.record) }),
  )
}
