/** Marks a file as UTF-8 for spreadsheet programs. */
export const byteOrderMark = '\uFEFF'

/**
 * A line of CSV (RFC 4180), safe to open: what a spreadsheet program would take for a formula gets an
 * apostrophe before it, so that it is shown and not run.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  const safe = /^[\s]*[=+\-@]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
