import { findUnseen, latinUpperCase, toHalfWidth, withoutUnseen } from '../full-width.ts'
import { isCivilDate } from '../time/civil-date.ts'
import { idNumberCheckCharacter } from './id-number-check-character.ts'
import type { Refusal } from './refusal.ts'

export type IdNumberProblem =
  | 'empty'
  | 'has_space'
  | 'length'
  | 'character'
  | 'birth_date'
  | 'check_character'

export type IdNumberRefusal = Refusal<IdNumberProblem>

/** GB/T 2261.1: 1 is male, 2 is female. */
export type IdNumberSex = '1' | '2'

export type IdNumberFacts = { birthDate: string; sex: IdNumberSex }
export type IdNumberCheck = ({ ok: true; idNumber: string } & IdNumberFacts) | IdNumberRefusal

const FIND_IT = '请对照身份证，从第一位起逐位核对'

/**
 * Checks a resident ID number (公民身份号码, GB 11643-1999): 17 digits and a check character, with a
 * date of birth that exists. The first six digits are not compared with any list of divisions,
 * since a person keeps the number of a division that was abolished. Whether the date lies in the
 * past is the caller's to ask, who knows what day it is. Never throws.
 */
export function checkIdNumber(text: string): IdNumberCheck {
  const typed = latinUpperCase(toHalfWidth(text))
  if (withoutUnseen(typed) === '') {
    return refuse('empty', '还没有填写身份证号', '身份证号共 18 位，在身份证有照片的一面')
  }
  return refuseBlank(typed) ?? refuseLength(typed) ?? refuseCharacter(typed) ?? checkBody(typed)
}

/** The normal form of an ID number as it is stored: half width, nothing invisible, `X` upper case. */
export function normaliseIdNumber(text: string): string {
  return latinUpperCase(withoutUnseen(toHalfWidth(text)))
}

/** Date of birth and sex as the number tells them (positions 7 to 14, and 17: odd is male). */
export function idNumberFacts(idNumber: string): IdNumberFacts {
  const birthDate = [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].join(
    '-',
  )
  return { birthDate, sex: Number(idNumber.charAt(16)) % 2 === 1 ? '1' : '2' }
}

function refuseBlank(typed: string): IdNumberRefusal | undefined {
  const at = findUnseen(typed)
  if (at < 0) return undefined
  const bare = withoutUnseen(typed)
  const isWhole =
    refuseLength(bare) === undefined && refuseCharacter(bare) === undefined && checkBody(bare).ok
  const refusal = refuse(
    'has_space',
    `第 ${at + 1} 位是空格`,
    '号码中间和前后都不留空格，请删去空格',
  )
  return { ...refusal, at, ...(isWhole && { suggestion: bare }) }
}

function refuseLength(typed: string): IdNumberRefusal | undefined {
  if (typed.length === 18) return undefined
  const mend = /^\d{15}$/.test(typed) ? '15 位的旧号码已停用，请填 18 位的号码' : FIND_IT
  return refuse('length', `身份证号是 18 位，现在填了 ${typed.length} 位`, mend)
}

function refuseCharacter(typed: string): IdNumberRefusal | undefined {
  const at = typed.search(/[^0-9]/)
  if (at < 0 || (at === 17 && typed.charAt(17) === 'X')) return undefined
  const where = at === 17 ? '末位应为数字或字母 X' : `第 ${at + 1} 位应为数字`
  return { ...refuse('character', `${where}，现在填的是“${typed.charAt(at)}”`, FIND_IT), at }
}

function checkBody(typed: string): IdNumberCheck {
  const facts = idNumberFacts(typed)
  if (!isCivilDate(facts.birthDate)) {
    const message = `第 7 至 14 位是出生日期，${typed.slice(6, 14)} 不是一个日期`
    return { ...refuse('birth_date', message, FIND_IT), at: 6 }
  }
  const expected = idNumberCheckCharacter(typed.slice(0, 17))
  if (expected === typed.charAt(17)) return { ok: true, idNumber: typed, ...facts }
  // The right character is not told: with it anyone could make a valid number out of a guess.
  const mend = `末位由前 17 位推算而来。两者对不上，说明至少有一位填错，不一定是末位。${FIND_IT}`
  return { ...refuse('check_character', '身份证号的末位与前 17 位对不上', mend), at: 17 }
}

function refuse(problem: IdNumberProblem, message: string, mend: string): IdNumberRefusal {
  return { ok: false, problem, message, mend }
}
