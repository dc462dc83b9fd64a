/** Rows of a keyboard and of the alphabet: what fingers run along. */
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** Characters that must stand outside such runs. */
const fewestFree = 5

export type PasswordOwner = { mobile: string; userName: string }

/** Whether a password holds what anyone knows of its owner: the mobile, or a name of two characters on. */
export function tellsOwner(password: string, { mobile, userName }: PasswordOwner): boolean {
  const typed = password.toLowerCase()
  if (mobile.length >= 6 && typed.includes(mobile)) return true
  return userName.length >= 2 && typed.includes(userName.toLowerCase())
}

/** Whether a password is little more than runs such as 1234, aaaa, qwerty. */
export function isMostlyRuns(password: string): boolean {
  return freeCharacters(password.toLowerCase()) < fewestFree
}

/**
 * Whether a password is guessed first. Asked on both sides: while it is typed, and before it is kept.
 * Length and kinds of character are the schema's matter (`accounts.ts`).
 */
export function isWeakPassword(password: string, owner: PasswordOwner): boolean {
  return tellsOwner(password, owner) || isMostlyRuns(password)
}

/** How many characters belong to no run of three or more. */
function freeCharacters(text: string): number {
  let free = 0
  for (let start = 0; start < text.length;) {
    const length = runLength(text, start)
    if (length < 3) free += length
    start += length
  }
  return free
}

function runLength(text: string, start: number): number {
  let end = start + 2
  while (end <= text.length && isRun(text.slice(start, end))) end += 1
  return end - start - 1
}

function isRun(piece: string): boolean {
  if (/^(.)\1+$/s.test(piece)) return true
  const backwards = [...piece].reverse().join('')
  return rows.some((row) => row.includes(piece) || row.includes(backwards))
}
