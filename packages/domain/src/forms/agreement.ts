import type { FieldSpec } from '../blueprint/form.ts'
import { idNumberDisagreements } from '../identifiers/id-number-agreement.ts'
import { checkIdNumber } from '../identifiers/id-number.ts'
import type { FormEntry } from './entries.ts'
import type { FieldProblem } from './problem.ts'

/**
 * Where a form asks for an ID number beside a date of birth or a sex, they must agree with it. In
 * the same group or row, the date of birth is the date field with the key `birthDate`, the sex is
 * the select over the standard table. The problem stands at the field that disagrees.
 */
export function idNumberProblems(
  entries: readonly FormEntry[],
): { entry: FormEntry; problem: FieldProblem }[] {
  return entries
    .filter(({ field }) => field.kind === 'id-number')
    .flatMap((idEntry) => {
      const check = checkIdNumber(textOf(idEntry))
      if (!check.ok) return []
      const beside = entries.filter(({ row }) => row?.id === idEntry.row?.id)
      const birthDate = beside.find(({ field }) => isBirthDate(field))
      const sex = beside.find(({ field }) => isSex(field))
      const told = { birthDate: textOf(birthDate), sex: textOf(sex) }
      return idNumberDisagreements(check.idNumber, told).flatMap(({ about, message, mend }) => {
        const entry = about === 'sex' ? sex : birthDate
        return entry
          ? [{ entry, problem: { code: 'disagreement', message: `${message}。${mend}` } }]
          : []
      })
    })
}

function isBirthDate({ kind, key }: FieldSpec): boolean {
  return kind === 'date' && key === 'birthDate'
}

function isSex(field: FieldSpec): boolean {
  return field.kind === 'select' && field.options.from === 'table' && field.options.table === 'sex'
}

function textOf(entry: FormEntry | undefined): string {
  const value = entry?.value
  return typeof value === 'string' ? value.trim() : ''
}
