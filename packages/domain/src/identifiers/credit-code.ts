import { findUnseen, latinUpperCase, toHalfWidth, withoutUnseen } from '../full-width.ts'
import { CREDIT_CODE_ALPHABET, creditCodeCheckCharacter } from './credit-code-check-character.ts'
import type { Refusal } from './refusal.ts'

export type CreditCodeProblem =
  | 'empty'
  | 'has_space'
  | 'length'
  | 'alphabet'
  | 'registration_authority'
  | 'check_character'

export type CreditCodeRefusal = Refusal<CreditCodeProblem>
export type CreditCodeCheck = { ok: true; code: string } | CreditCodeRefusal

/** Letters the standard leaves out because they are read as another character. */
const CONFUSABLE: Record<string, string> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' }
const FIND_IT = '请对照营业执照，从第一位起逐位核对'

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of the
 * alphabet, digits in positions 3 to 8, check character in position 18. Letters may be typed in
 * lower case and everything in full width; blanks are refused with a hint. The six digits of the
 * registration area are not compared with today's division list, since divisions are abolished
 * while codes stay. Never throws.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const typed = latinUpperCase(toHalfWidth(text))
  if (withoutUnseen(typed) === '') {
    return refuse('empty', '还没有填写统一社会信用代码', '在营业执照正面左上方，共 18 位')
  }
  return refuseBlank(typed) ?? refuseLength(typed) ?? refuseCharacter(typed) ?? checkBody(typed)
}

/** The normal form of a code as it is stored: half width, upper case, nothing invisible. */
export function normaliseCreditCode(text: string): string {
  return latinUpperCase(withoutUnseen(toHalfWidth(text)))
}

function refuseBlank(typed: string): CreditCodeRefusal | undefined {
  const at = findUnseen(typed)
  if (at < 0) return undefined
  const mend = '代码中间和前后都不留空格，请删去空格'
  return {
    ...refuse('has_space', `第 ${at + 1} 位是空格`, mend),
    at,
    ...suggest(withoutUnseen(typed)),
  }
}

function refuseLength(typed: string): CreditCodeRefusal | undefined {
  if (typed.length === 18) return undefined
  const { length } = typed
  const gap = length < 18 ? `少 ${18 - length} 位` : `多 ${length - 18} 位`
  return refuse(
    'length',
    `统一社会信用代码是 18 位，现在填了 ${length} 位，${gap}`,
    mendLength(typed),
  )
}

function mendLength(typed: string): string {
  if (/^\d{15}$/.test(typed))
    return '这像是旧的 15 位注册号，请改填营业执照上 18 位的统一社会信用代码'
  return FIND_IT
}

function refuseCharacter(typed: string): CreditCodeRefusal | undefined {
  // The last position is left to the check character, which says more than the alphabet does.
  const at = Array.from(typed.slice(0, 17)).findIndex((c) => !CREDIT_CODE_ALPHABET.includes(c))
  if (at < 0) return undefined
  const character = typed.charAt(at)
  const meant = CONFUSABLE[character]
  const mend = meant
    ? `代码里不用字母 I、O、S、V、Z，这一位多半是“${meant}”`
    : '代码只由数字和大写英文字母组成，请改正这一位'
  const mended = typed.replace(/[IOSVZ]/g, (letter) => CONFUSABLE[letter] ?? letter)
  const refusal = refuse('alphabet', `第 ${at + 1} 位的“${character}”不会出现在代码里`, mend)
  return { ...refusal, at, ...(meant && { expected: meant }), ...suggest(mended) }
}

function checkBody(typed: string): CreditCodeCheck {
  const letter = typed.slice(2, 8).search(/\D/)
  if (letter >= 0) {
    const at = letter + 2
    const message = `第 ${at + 1} 位应为数字，现在填的是“${typed.charAt(at)}”`
    return {
      ...refuse('registration_authority', message, `第 3 至 8 位是登记地，都是数字。${FIND_IT}`),
      at,
    }
  }
  const expected = creditCodeCheckCharacter(typed.slice(0, 17))
  if (expected === typed.charAt(17)) return { ok: true, code: typed }
  const message = `校验码应为 ${expected}，现在填的是 ${typed.charAt(17)}`
  const mend = '末位由前 17 位推算而来。两者对不上，说明至少有一位填错，不一定是末位。' + FIND_IT
  return { ...refuse('check_character', message, mend), at: 17, expected }
}

/** A suggestion only where the mended text is a valid code as a whole. */
function suggest(mended: string): { suggestion?: string } {
  const isWhole = mended.length === 18 && [...mended].every((c) => CREDIT_CODE_ALPHABET.includes(c))
  return isWhole && checkBody(mended).ok ? { suggestion: mended } : {}
}

function refuse(problem: CreditCodeProblem, message: string, mend: string): CreditCodeRefusal {
  return { ok: false, problem, message, mend }
}
