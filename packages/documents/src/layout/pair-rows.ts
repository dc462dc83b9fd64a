import { textWidth } from './text-width.ts'

export interface LabelledValue {
  label: string
  value: string
  wide?: boolean | undefined
}

/**
 * Puts neighbours whose label and value are both short side by side, as paper forms do; a long
 * value, and one that is marked wide, has a line of its own. The order never changes. Widths are in ems.
 */
export function pairRows(
  rows: LabelledValue[],
  limits: { labelWidth: number; valueWidth: number },
): LabelledValue[][] {
  const isShort = (row: LabelledValue) =>
    !row.wide &&
    textWidth(row.label) <= limits.labelWidth &&
    textWidth(row.value) <= limits.valueWidth &&
    !row.value.includes('\n')
  const lines: LabelledValue[][] = []
  let open: LabelledValue[] | undefined
  for (const row of rows) {
    if (open && isShort(row)) {
      open.push(row)
      open = undefined
      continue
    }
    const line = [row]
    lines.push(line)
    open = isShort(row) ? line : undefined
  }
  return lines
}
