import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkMobile, normaliseMobile } from './mobile.ts'

describe('a mainland mobile number', () => {
  it.each([
    '18500000000',
    ' 185 0000 0000 ',
    '+86 185-0000-0000',
    '0086 18500000000',
    '8618500000000',
    '１８５００００００００',
    '185\u200B00000000',
  ])('reads %s', (text) => {
    expect(checkMobile(text)).toEqual({ ok: true, mobile: '18500000000' })
  })

  it.each([
    ['', 'empty'],
    ['010-63410000', 'landline'],
    ['1850000000', 'length'],
    ['185000000001', 'length'],
    ['12500000000', 'prefix'],
    ['1850000000O', 'character'],
    ['+85291234567', 'character'],
    ['1850000𠮷000', 'character'],
  ])('refuses %s as %s', (text, problem) => {
    expect(checkMobile(text)).toMatchObject({ ok: false, problem })
  })

  it('keeps a number whose own digits look like the country code', () => {
    expect(normaliseMobile('13886000000')).toBe('13886000000')
  })

  it('is stable: what is normal stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const check = checkMobile(text)
        return !check.ok || normaliseMobile(check.mobile) === check.mobile
      }),
    )
  })
})
