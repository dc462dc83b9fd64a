import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEmail } from './email.ts'

describe('a mail address', () => {
  it.each([
    ['office@example.cn', 'office@example.cn'],
    ['  Office.Dues+1@Example.COM.cn ', 'Office.Dues+1@example.com.cn'],
    ['ｏｆｆｉｃｅ＠example。cn', 'office@example.cn'],
    ['a@xn--fiqs8s.xn--fiqs8s', 'a@xn--fiqs8s.xn--fiqs8s'],
  ])('reads %s', (text, email) => {
    expect(checkEmail(text)).toEqual({ ok: true, email })
  })

  it.each([
    ['', 'empty'],
    ['office.example.cn', 'no_at'],
    ['a@b@example.cn', 'two_ats'],
    ['@example.cn', 'local_part'],
    ['办公室@example.cn', 'local_part'],
    ['.a@example.cn', 'local_part'],
    ['a..b@example.cn', 'local_part'],
    ['a\r\nBcc:x@example.cn', 'local_part'],
    [`${'a'.repeat(65)}@example.cn`, 'local_part'],
    ['a@', 'domain'],
    ['a@example', 'domain'],
    ['a@exam_ple.cn', 'domain'],
    ['a@-example.cn', 'domain'],
    ['a@example..cn', 'domain'],
    ['a@127.0.0.1', 'domain'],
    [`a@${'b.'.repeat(200)}cn`, 'too_long'],
  ])('refuses %s as %s', (text, problem) => {
    expect(checkEmail(text)).toMatchObject({ ok: false, problem })
  })

  it('takes what mailbox names are made of', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (text) => {
        const check = checkEmail(text)
        return check.ok || check.problem === 'too_long'
      }),
    )
  })
})
