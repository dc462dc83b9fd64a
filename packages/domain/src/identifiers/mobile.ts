import { toHalfWidth, withoutUnseen } from '../full-width.ts'
import type { Refusal } from './refusal.ts'

export type MobileProblem = 'empty' | 'landline' | 'character' | 'length' | 'prefix'
export type MobileCheck = { ok: true; mobile: string } | Refusal<MobileProblem>

const MEND = '请填能收到短信的中国大陆手机号，11 位数字'

/**
 * The normal form of a mainland mobile number as it is stored: 11 digits, without country code,
 * blanks, hyphens or full-width digits. What is no mobile number comes back as it was typed, less
 * the blanks and signs.
 */
export function normaliseMobile(text: string): string {
  const bare = withoutUnseen(toHalfWidth(text)).replace(/[-‐-―()]/g, '')
  return bare.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}

/**
 * Checks a mainland mobile number (工信部公用电信网网络编号计划: 11 digits from 13 to 19). Segments
 * within that are not checked: new ones are opened every few years. Never throws.
 */
export function checkMobile(text: string): MobileCheck {
  const mobile = normaliseMobile(text)
  if (/^1[3-9]\d{9}$/.test(mobile)) return { ok: true, mobile }
  if (mobile === '') return refuse('empty', '还没有填写手机号码')
  const stranger = mobile.search(/\D/)
  if (stranger >= 0) {
    return refuse('character', `手机号码里不应有“${characterAt(mobile, stranger)}”`)
  }
  if (mobile.startsWith('0')) return refuse('landline', '这像是座机号码')
  if (mobile.length !== 11)
    return refuse('length', `手机号码是 11 位，现在填了 ${mobile.length} 位`)
  return refuse('prefix', '手机号码应以 13 到 19 开头')
}

/** A whole character, also where it takes two code units. */
function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0)
}

function refuse(problem: MobileProblem, message: string): Refusal<MobileProblem> {
  return { ok: false, problem, message, mend: MEND }
}
