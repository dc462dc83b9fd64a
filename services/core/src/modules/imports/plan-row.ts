import { changedKeys, type RosterRecord } from '@guildhall/domain/roster/record'
import type { ImportChoice, ImportVerdict } from '@guildhall/contract/imports'
import type { Match } from './find-registered.ts'
import type { RosterSetup } from './import-setup.ts'
import { fingerprint, recordAfter, type ImportRules } from './judge-row.ts'
import type { Registered } from './read-register.ts'

/** A row that waits to be written. */
export type PendingRow = {
  row: number
  values: Record<string, unknown>
  verdict: ImportVerdict
  duplicateOf: number | null
  partyId: string | null
  seen: string | null
  choice: ImportChoice | null
}

/** What becomes of a row: written, or left with a reason that people read. */
export type RowPlan =
  | { is: 'write'; row: PendingRow; found: Registered | null; after: RosterRecord }
  | { is: 'leave'; row: PendingRow; state: 'skipped' | 'failed'; reason: string | null }

const appeared = '核对之后，这家单位已由别处登记，没有动它；请再导入一次，核对后选择合并或覆盖'
const moved = '核对之后，这家单位的资料又有变动，没有动它；请再导入一次，重新核对'

/** Decides under the locks of the batch, by what the register says now: whoever was checked and has changed since is left. */
export function planRow(
  setup: RosterSetup,
  rules: ImportRules,
  row: PendingRow,
  { found, problem }: Match,
): RowPlan {
  const leave = (state: 'skipped' | 'failed', reason: string | null): RowPlan => ({
    is: 'leave',
    row,
    state,
    reason,
  })
  if (row.choice === 'skip') return leave('skipped', null)
  if (problem) return leave('failed', problem.message)
  if (row.verdict === 'new' && found) return leave('failed', appeared)
  if (row.verdict === 'changed' && (!found || fingerprint(setup, found) !== row.seen))
    return leave('failed', moved)
  const mode = row.choice === 'merge' ? 'merge' : 'overwrite'
  const after = recordAfter(setup, rules, found, row.values, mode)
  const same = found?.memberId && changedKeys(setup.columns, found.record, after).length === 0
  if (same) return leave('skipped', '没有空缺要补，资料未变')
  return { is: 'write', row, found, after }
}
