/**
 * Masks for personal data on screens, in events and on projectors (PIPL Art. 28, 51). Each takes the
 * normal form; a text of another form is masked whole rather than shown by mistake. An empty text
 * stays empty.
 */

/** 185****0000 */
export function maskMobile(mobile: string): string {
  return /^\d{11}$/.test(mobile) ? `${mobile.slice(0, 3)}****${mobile.slice(7)}` : maskWhole(mobile)
}

/** 530***********011X: area of the province and the order number, without the date of birth. */
export function maskIdNumber(idNumber: string): string {
  const isWhole = /^\d{17}[\dX]$/.test(idNumber)
  return isWhole
    ? `${idNumber.slice(0, 3)}${'*'.repeat(11)}${idNumber.slice(14)}`
    : maskWhole(idNumber)
}

/** j****@example.cn; always four stars, so that the length is not told. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at > 0 ? `${[...email][0]}****${email.slice(at)}` : maskWhole(email)
}

/** 邵** for a name of three characters, 李* for two; J*** for a name in Latin letters. */
export function maskPersonName(name: string): string {
  const characters = [...name.trim()]
  const [first = '', ...rest] = characters
  if (rest.length === 0) return maskWhole(first)
  const isHan = /^\p{Script=Han}/u.test(first)
  return first + '*'.repeat(isHan ? Math.min(rest.length, 3) : 3)
}

function maskWhole(text: string): string {
  return text === '' ? '' : '****'
}
