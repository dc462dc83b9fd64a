import type { ReviewCase } from '@guildhall/contract/review'
import { describe, expect, it } from 'vitest'
import { buildRow } from '../live/testing/build-row.ts'
import { canNow } from './can-now.ts'

const looker = { accountId: 'me', now: Date.parse('2026-03-05T06:00:00.000Z') }
const claim = { accountId: 'chen', name: '陈老师', until: '2026-03-05T06:20:00.000Z' }
const row = buildRow()
const can: ReviewCase['can'] = {
  claim: true,
  release: false,
  assign: false,
  reopen: false,
  decisions: ['pass', 'return', 'reject'],
  remark: true,
  unmask: true,
}
const answered = { row, can }

describe('what may be done with the open case', () => {
  it('is what the server answered, while nothing has happened', () => {
    expect(canNow(answered, row, looker)).toEqual(can)
  })

  it('is nothing but looking once a colleague has claimed it', () => {
    const now = canNow(answered, { ...row, claim }, looker)
    expect(now).toEqual({
      claim: false,
      release: false,
      assign: false,
      reopen: false,
      decisions: [],
      remark: false,
      unmask: true,
    })
  })

  it('comes back when the colleague’s claim has run out', () => {
    const later = { ...looker, now: Date.parse('2026-03-05T06:21:00.000Z') }
    expect(canNow(answered, { ...row, claim }, later).decisions).toEqual(can.decisions)
  })

  it('is nothing once it has moved on', () => {
    expect(canNow(answered, { ...row, stage: 'board' }, looker).decisions).toEqual([])
    expect(canNow(answered, { ...row, state: 'draft', stage: null }, looker).remark).toBe(false)
  })

  it('is never more than the server answered', () => {
    const looking = { row, can: { ...can, claim: false, decisions: [], remark: false } }
    const mine = { ...claim, accountId: 'me' }
    expect(canNow(looking, { ...row, claim: mine }, looker).decisions).toEqual([])
  })
})
