import { DomainError, sentence } from '@guildhall/contract/errors'
import { isWeakPassword, type PasswordOwner } from '@guildhall/contract/weak-password'

/** Throws `account.password-weak`, said at the field. */
export function demandStrongPassword(password: string, owner: PasswordOwner): void {
  if (!isWeakPassword(password, owner)) return
  const message = sentence('account.password-weak')
  throw new DomainError('account.password-weak', {}, [{ path: 'password', message }])
}
