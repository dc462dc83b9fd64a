import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idNumberDisagreements } from './id-number-agreement.ts'
import { checkIdNumber, normaliseIdNumber } from './id-number.ts'
import { makeIdNumber } from './make-id-number.ts'

const VALID = '53010219200508011X'

function refusalOf(text: string) {
  const check = checkIdNumber(text)
  if (check.ok) throw new Error(`${text} was accepted`)
  return check
}

const anyNumber = fc
  .record({
    birthDate: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    sex: fc.constantFrom('1' as const, '2' as const),
    serial: fc.nat(499),
  })
  .map((seed) => ({ seed, idNumber: makeIdNumber(seed) }))

describe('a resident ID number', () => {
  it('accepts the example of the standard and reads birth date and sex from it', () => {
    expect(checkIdNumber(VALID)).toEqual({
      ok: true,
      idNumber: VALID,
      birthDate: '1920-05-08',
      sex: '1',
    })
    expect(checkIdNumber('53010219200508011x').ok).toBe(true)
    expect(checkIdNumber('５３０１０２１９２００５０８０１１Ｘ').ok).toBe(true)
    expect(normaliseIdNumber(' 530102 19200508 011x ')).toBe(VALID)
  })

  it('refuses a wrong check character without telling the right one', () => {
    const refusal = refusalOf('530102192005080119')
    expect(refusal).toMatchObject({ problem: 'check_character', at: 17 })
    expect(JSON.stringify(refusal)).not.toContain('X')
  })

  it('refuses a birth date that no calendar has', () => {
    expect(refusalOf('530102192002300110').problem).toBe('birth_date')
    expect(refusalOf('530102192013010110').problem).toBe('birth_date')
    expect(refusalOf('530102000000000110').problem).toBe('birth_date')
  })

  it('says what else is wrong', () => {
    expect(refusalOf('').problem).toBe('empty')
    expect(refusalOf('530102 19200508 011X')).toMatchObject({
      problem: 'has_space',
      suggestion: VALID,
    })
    expect(refusalOf('530102200508011').mend).toContain('15 位')
    expect(refusalOf('53010219200508O11X')).toMatchObject({ problem: 'character', at: 14 })
    expect(refusalOf('53010219200508011Y')).toMatchObject({ problem: 'character', at: 17 })
    expect(refusalOf('5301021920X508011X')).toMatchObject({ problem: 'character', at: 10 })
  })

  it('accepts whatever the generator makes, with the facts it was made from', () => {
    fc.assert(
      fc.property(anyNumber, ({ seed, idNumber }) => {
        expect(checkIdNumber(idNumber)).toMatchObject({
          ok: true,
          birthDate: seed.birthDate,
          sex: seed.sex,
        })
      }),
    )
  })

  it('notices any single wrong digit', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(16), fc.nat(9), ({ idNumber }, at, digit) => {
        fc.pre(idNumber.charAt(at) !== String(digit))
        return !checkIdNumber(idNumber.slice(0, at) + digit + idNumber.slice(at + 1)).ok
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        checkIdNumber(text)
      }),
    )
  })
})

describe('agreement of a form with the ID number', () => {
  it('names what differs', () => {
    const found = idNumberDisagreements(VALID, { birthDate: '1920-05-09', sex: '2' })
    expect(found.map(({ about }) => about)).toEqual(['birth_date', 'sex'])
  })

  it('is content with what agrees, is not given, or says nothing', () => {
    expect(idNumberDisagreements(VALID, { birthDate: '1920-05-08', sex: '1' })).toEqual([])
    expect(idNumberDisagreements(VALID, {})).toEqual([])
    expect(idNumberDisagreements(VALID, { birthDate: '', sex: '9' })).toEqual([])
  })
})
