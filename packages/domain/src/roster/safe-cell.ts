/** What a sheet takes for a formula, or for the end of a cell. */
const DANGEROUS = /^'*[=+\-@\t\r]/

/** A text that no spreadsheet executes when the file is opened: an apostrophe goes before. */
export function safeCell(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text
}

/** The text of a cell without the apostrophe that `safeCell` put there. */
export function bareCell(text: string): string {
  return text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text
}

/** For CSV: digits alone would lose zeros or precision when opened, a tab at the end keeps them text. */
export function textInCsv(text: string): string {
  return /^(?:0\d+|\d{8,})$/.test(text) ? `${text}\t` : text
}
