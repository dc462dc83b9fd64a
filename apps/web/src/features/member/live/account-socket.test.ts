import { expect, it } from 'vitest'
import { readEvent } from './account-socket.ts'

it('reads of an event which case it is about', () => {
  expect(readEvent({ seq: 7, caseId: 'c', kind: 'case.return' })).toEqual({ seq: 7, caseId: 'c' })
  expect(readEvent({ seq: 8, caseId: null })).toEqual({ seq: 8, caseId: null })
})

it.each([null, 'event', {}, { seq: '7', caseId: 'c' }])(
  'passes over what is no event: %j',
  (sent) => {
    expect(readEvent(sent)).toBeNull()
  },
)
