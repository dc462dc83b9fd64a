import { isMostlyRuns, tellsOwner, type PasswordOwner } from '@guildhall/contract/weak-password'

/** One rule of a good password, in words, and whether it is met. */
export interface PasswordRule {
  text: string
  met: boolean
}

/** What a password must be (等保 2.0: complexity), told while it is typed; the server holds to the same. */
export function passwordRules(password: string, owner: PasswordOwner): PasswordRule[] {
  const isTyped = password.length > 0
  return [
    { text: '至少 10 位', met: password.length >= 10 },
    { text: '有字母，也有数字', met: /[A-Za-z]/.test(password) && /\d/.test(password) },
    { text: '不含手机号和用户名', met: isTyped && !tellsOwner(password, owner) },
    { text: '不用 1234、abcd 凑数', met: isTyped && !isMostlyRuns(password) },
  ]
}
