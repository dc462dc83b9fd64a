import { checkIdNumber } from '@guildhall/domain/identifiers/id-number'
import { maskIdNumber } from '@guildhall/domain/identifiers/masking'
import { bareCell } from '@guildhall/domain/roster/safe-cell'

/** A cell as an import may keep it where no column reads it: an ID number masked, anything else as it is. */
export function withoutIdNumber(cell: string): string {
  const check = checkIdNumber(bareCell(cell))
  return check.ok ? maskIdNumber(check.idNumber) : cell
}
