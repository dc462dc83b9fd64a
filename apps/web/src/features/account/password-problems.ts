import { isWeakPassword, type PasswordOwner } from '@guildhall/contract/weak-password'

const WEAK = '这个密码容易被猜到，请不要用手机号、用户名或连续字符凑数。'
const DIFFERENT = '两次输入的密码不一样。'

/** What is wrong with a new password and its repetition beyond what the schema says. */
export function passwordProblems(
  { password, repeat }: { password: string; repeat: string },
  owner: PasswordOwner,
): { password?: string; repeat?: string } {
  return {
    ...(isWeakPassword(password, owner) && { password: WEAK }),
    ...(password !== repeat && { repeat: DIFFERENT }),
  }
}
