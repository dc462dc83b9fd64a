import type { Option } from '../blueprint/form.ts'

/** The label of a code in a table, or undefined for a code that the table does not hold. */
export function labelOf(table: readonly Option[], code: string): string | undefined {
  return table.find((option) => option.code === code)?.label
}
