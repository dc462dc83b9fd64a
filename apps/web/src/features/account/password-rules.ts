/** One rule of a good password, in words, and whether it is met. */
export interface PasswordRule {
  text: string
  met: boolean
}

/** 123456, abcdef, 987654: four in a row up or down. */
function hasRun(password: string): boolean {
  const codes = [...password.toLowerCase()].map((c) => c.codePointAt(0) ?? 0)
  return codes.some((code, i) => {
    const next = codes.slice(i + 1, i + 4)
    if (next.length < 3) return false
    return [1, -1].some((step) => next.every((c, k) => c === code + step * (k + 1)))
  })
}

/**
 * What a password must be (等保 2.0: complexity), told while it is typed. The server holds to the same
 * and has the last word.
 */
export function passwordRules(password: string, mobile: string): PasswordRule[] {
  const number = mobile.trim()
  const hasMobile = number.length >= 6 && password.includes(number.slice(-8))
  return [
    { text: '至少 10 位', met: password.length >= 10 },
    { text: '有字母，也有数字', met: /[A-Za-z]/.test(password) && /\d/.test(password) },
    {
      text: '没有手机号和连续字符',
      met: password.length > 0 && !hasMobile && !hasRun(password),
    },
  ]
}
