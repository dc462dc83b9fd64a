import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { problemAt, troubleOf } from './refusal.ts'

function answered(data: Record<string, unknown>) {
  return TRPCClientError.from({ error: { message: 'select * from account', code: -32000, data } })
}

describe('what a person is told', () => {
  it('is the sentence of the refusal, with the facts the server filled in', () => {
    const trouble = troubleOf(
      answered({
        refusal: {
          code: 'code.wrong',
          message: '验证码不对，还可以试2次。',
          problems: [{ path: 'code', message: '验证码不对' }],
          details: { left: 2 },
        },
      }),
    )
    expect(trouble.code).toBe('code.wrong')
    expect(trouble.message).toBe('验证码不对，还可以试2次。')
    expect(trouble.details).toEqual({ left: 2 })
    expect(problemAt(trouble, 'code')).toBe('验证码不对')
    expect(problemAt(trouble, 'mobile')).toBeUndefined()
  })

  it('is about the line where no answer came', () => {
    const trouble = troubleOf(TRPCClientError.from(new TypeError('Failed to fetch')))
    expect(trouble.code).toBe('network')
    expect(trouble.message).toContain('网络')
  })

  it.each([
    ['an answer without a refusal', answered({ code: 'INTERNAL_SERVER_ERROR' })],
    ['a code nobody knows', answered({ refusal: { code: 'constructor', message: 'oops' } })],
    [
      'a page of a proxy instead of JSON',
      TRPCClientError.from(new SyntaxError('Unexpected token <')),
    ],
    ['a mistake of our own', new Error('x is not a function')],
    ['nothing at all', undefined],
  ])('is never a library’s words, for %s', (_, error) => {
    const trouble = troubleOf(error)
    expect(trouble.code).toBe('server.fault')
    expect(trouble.message).not.toMatch(/[a-z]{3}/i)
  })
})
