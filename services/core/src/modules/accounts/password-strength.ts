import { DomainError, sentence } from '@guildhall/contract/errors'

/** Rows of a keyboard and of the alphabet: what fingers run along. */
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** Characters that must stand outside such runs. */
const fewestFree = 5

/**
 * Whether a password is guessed first: it holds the mobile or the name of its account, or is
 * little more than runs such as 1234, aaaa, qwerty. Length and kinds of character are the
 * contract's matter.
 */
export function isWeakPassword(password: string, { mobile, userName }: PasswordOwner): boolean {
  const typed = password.toLowerCase()
  if (typed.includes(mobile)) return true
  if (userName.length >= 2 && typed.includes(userName.toLowerCase())) return true
  return freeCharacters(typed) < fewestFree
}

export type PasswordOwner = { mobile: string; userName: string }

/** Throws `account.password-weak`, said at the field. */
export function demandStrongPassword(password: string, owner: PasswordOwner): void {
  if (!isWeakPassword(password, owner)) return
  const message = sentence('account.password-weak')
  throw new DomainError('account.password-weak', {}, [{ path: 'password', message }])
}

/** How many characters belong to no run of three or more. */
function freeCharacters(text: string): number {
  let free = 0
  for (let start = 0; start < text.length; ) {
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
