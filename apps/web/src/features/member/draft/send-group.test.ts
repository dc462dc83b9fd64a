import { describe, expect, it } from 'vitest'
import type { Trouble } from '@/api/refusal.ts'
import { outcomeOf } from './send-group.ts'

const trouble = (code: Trouble['code'], details: Trouble['details'] = {}): Trouble => ({
  code,
  message: '一句话',
  problems: [],
  details,
})

describe('what a refused save means', () => {
  it('lays the other’s content beside one’s own', () => {
    const content = JSON.stringify({ name: '乙' })
    expect(outcomeOf(trouble('draft.conflict', { content, version: 7 }))).toEqual({
      kind: 'conflict',
      theirs: { content: { name: '乙' }, version: 7 },
    })
  })

  it.each([
    ['network', 'offline'],
    ['session.required', 'signed-out'],
    ['case.action-not-allowed', 'closed'],
    ['not-found', 'closed'],
    ['server.busy', 'failing'],
    ['request.too-many', 'failing'],
  ] as const)('waits where %s keeps it from being saved', (code, line) => {
    expect(outcomeOf(trouble(code))).toEqual({ kind: 'stopped', line })
  })

  it('asks for other content where the server will not have it', () => {
    expect(outcomeOf(trouble('request.too-large'))).toEqual({ kind: 'refused', message: '一句话' })
  })
})
