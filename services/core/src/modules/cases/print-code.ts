/** What the QR on a printed form says: whose it is and which print. */
const prefix = 'guildhall-form:'

export function printQr(code: string): string {
  return `${prefix}${code}`
}

/** The print's code out of a QR's text, or null for any other QR. */
export function codeOfQr(text: string): string | null {
  return text.startsWith(prefix) ? text.slice(prefix.length) : null
}
