import type { DetailedError, HttpResponse } from 'tus-js-client'
import { expect, it } from 'vitest'
import { troubleOfBits } from './send-bits.ts'

const answered = (status: number, body = ''): DetailedError =>
  Object.assign(new Error('tus: unexpected'), {
    originalResponse: { getStatus: () => status, getBody: () => body } as HttpResponse,
  }) as DetailedError

it.each([
  ['no answer', new Error('tus: failed to upload'), 'network'],
  ['an answer that never came', answered(0), 'network'],
  ['another place', answered(409, 'Upload-Offset conflict'), 'network'],
  ['somebody else at it', answered(423), 'network'],
  ['a session that ended', answered(401), 'session.required'],
  ['what is not there', answered(404), 'not-found'],
  ['a proxy’s own page', answered(502, '<html>'), 'server.fault'],
  [
    'a refusal',
    answered(409, JSON.stringify({ refusal: { code: 'case.action-not-allowed', message: 'x' } })),
    'case.action-not-allowed',
  ],
])('reads %s', (_, error, code) => {
  expect(troubleOfBits(error).code).toBe(code)
})
