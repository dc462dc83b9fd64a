import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeParts } from './credit-code-parts.ts'
import { checkCreditCode, normaliseCreditCode } from './credit-code.ts'
import { makeCreditCode } from './make-credit-code.ts'

const anyCode = fc
  .record({
    area: fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0')),
    serial: fc.integer({ min: 0, max: 31 ** 7 - 1 }),
  })
  .map(makeCreditCode)

function refusalOf(text: string) {
  const check = checkCreditCode(text)
  if (check.ok) throw new Error(`${text} was accepted`)
  return check
}

describe('a unified social credit code', () => {
  it.each(['91350100M000100Y43', '51140400MJ1637600Q', '91990108MA0009W2EE'])(
    'accepts %s',
    (code) => {
      expect(checkCreditCode(code)).toEqual({ ok: true, code })
    },
  )

  it('accepts lower case and full width and stores the normal form', () => {
    const code = '91350100M000100Y43'
    expect(checkCreditCode('91350100m000100y43')).toEqual({ ok: true, code })
    expect(checkCreditCode('９１３５０１００Ｍ０００１００Ｙ４３')).toEqual({ ok: true, code })
    expect(normaliseCreditCode(' 91350100m000100 y43')).toBe(code)
  })

  it('says which check character the other seventeen ask for', () => {
    expect(refusalOf('91350100M000100Y4Z')).toMatchObject({
      problem: 'check_character',
      at: 17,
      expected: '3',
    })
    expect(refusalOf('91990108MA0009W2EF')).toMatchObject({
      problem: 'check_character',
      at: 17,
      expected: 'E',
      message: '校验码应为 E，现在填的是 F',
    })
  })

  it('refuses blanks and offers the code without them', () => {
    const refusal = refusalOf('9135 0100 M000100Y43')
    expect(refusal).toMatchObject({ problem: 'has_space', at: 4, suggestion: '91350100M000100Y43' })
    expect(refusalOf('91350100M000100Y43 ').problem).toBe('has_space')
    expect(refusalOf('91350100M000100Y43\u200B').problem).toBe('has_space')
    expect(refusalOf('9135 0100').suggestion).toBeUndefined()
  })

  it('reads the letters the standard leaves out as what was meant', () => {
    const refusal = refusalOf('9I35O1OOMOOO1OOY43')
    expect(refusal).toMatchObject({
      problem: 'alphabet',
      at: 1,
      expected: '1',
      suggestion: '91350100M000100Y43',
    })
    expect(refusal.mend).toContain('多半是“1”')
  })

  it('counts what is missing and knows the old registration number', () => {
    expect(refusalOf('91350100M000100Y4').message).toContain('少 1 位')
    expect(refusalOf('91350100M000100Y4333').message).toContain('多 2 位')
    expect(refusalOf('140400000012345').mend).toContain('旧的 15 位注册号')
  })

  it('refuses a letter in the registration area', () => {
    expect(refusalOf('91A50100M000100Y43')).toMatchObject({
      problem: 'registration_authority',
      at: 2,
    })
  })

  it('asks for it when nothing is there', () => {
    expect(refusalOf('').problem).toBe('empty')
    expect(refusalOf('   ').problem).toBe('empty')
  })

  it('accepts an area that is on no list of divisions', () => {
    expect(checkCreditCode(makeCreditCode({ area: '999999', serial: 7 })).ok).toBe(true)
  })

  it('accepts whatever the generator makes', () => {
    fc.assert(fc.property(anyCode, (code) => checkCreditCode(code).ok))
  })

  it('notices any single wrong character', () => {
    const wrong = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
    fc.assert(
      fc.property(anyCode, fc.nat(17), wrong, (code, at, character) => {
        fc.pre(code.charAt(at) !== character)
        return !checkCreditCode(code.slice(0, at) + character + code.slice(at + 1)).ok
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        checkCreditCode(text)
      }),
    )
    expect(refusalOf('9'.repeat(1_000_000)).problem).toBe('length')
  })
})

describe('the parts of a credit code', () => {
  it('names department and category', () => {
    const parts = creditCodeParts('51140400MJ1637600Q')
    expect(parts.map((part) => part.text)).toEqual(['5', '1', '140400', 'MJ1637600', 'Q'])
    expect(parts.map((part) => part.label)).toEqual([
      '部门',
      '类别',
      '登记地',
      '单位标识',
      '校验码',
    ])
    expect(parts[0]?.meaning).toBe('民政')
    expect(parts[1]?.meaning).toBe('社会团体')
  })

  it('takes apart what is not yet whole', () => {
    expect(creditCodeParts('9135').map((part) => part.text)).toEqual(['9', '1', '35', '', ''])
    expect(creditCodeParts('').map((part) => part.meaning)).toEqual(Array(5).fill(undefined))
    expect(creditCodeParts('constructor')[0]?.meaning).toBeUndefined()
  })
})
