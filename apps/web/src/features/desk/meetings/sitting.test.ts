import type { AgendaRow } from '@guildhall/contract/meetings'
import { describe, expect, it } from 'vitest'
import { totalsOf } from './outcome.ts'
import { motionsOf, nextMotion, outcomeOf, shortName } from './sitting.ts'

let made = 0
const row = (facts: Partial<AgendaRow> = {}): AgendaRow => ({
  caseId: `case-${++made}`,
  number: '2026-0001',
  partyName: '云岭水电开发建设有限公司',
  label: '入会申请',
  branchLabel: null,
  recommendation: '林老师初审通过',
  facts: [],
  outcome: null,
  note: null,
  state: 'planned',
  gone: false,
  ...facts,
})

describe('what the room hears', () => {
  const [a, b] = [row(), row()]
  const doubtful = row({ note: '2023 年退会，现再次申请' })
  const unadvised = row({ recommendation: null })
  const gone = row({ gone: true })

  it('is first what is recommended without doubt, together, then the rest one by one', () => {
    const motions = motionsOf([doubtful, a, gone, b, unadvised])
    expect(motions.map(({ rows }) => rows.map((each) => each.caseId))).toEqual([
      [a.caseId, b.caseId],
      [doubtful.caseId],
      [unadvised.caseId],
    ])
  })

  it('is one by one where only one is without doubt', () => {
    expect(motionsOf([a, doubtful]).map(({ key }) => key)).toEqual([a.caseId, doubtful.caseId])
  })

  it('goes on with the first that has no outcome', () => {
    const passed = { ...a, outcome: 'pass' as const }
    expect(nextMotion(motionsOf([passed, b, doubtful]))?.key).toBe('together')
    const both = [passed, { ...b, outcome: 'pass' as const }]
    expect(nextMotion(motionsOf([...both, doubtful]))?.key).toBe(doubtful.caseId)
    expect(nextMotion(motionsOf(both))).toBeNull()
  })

  it('has one outcome only where all agree', () => {
    const passed = { ...a, outcome: 'pass' as const }
    const rejected = { ...b, outcome: 'reject' as const }
    expect(motionsOf([passed, { ...b, outcome: 'pass' as const }]).map(outcomeOf)).toEqual(['pass'])
    expect(motionsOf([passed, rejected]).map(outcomeOf)).toEqual([null])
  })
})

it('totals count what went away nowhere else', () => {
  const agenda = [
    row({ outcome: 'pass' }),
    row({ outcome: 'defer' }),
    row({ outcome: 'pass', gone: true }),
    row({ outcome: 'pass', state: 'left-out' }),
    row(),
  ]
  expect(totalsOf(agenda)).toEqual({ pass: 1, defer: 1, reject: 0, open: 1, gone: 2 })
})

it('names are shortened by what all of them share', () => {
  expect(shortName('云岭水电开发建设有限公司')).toBe('云岭水电开发建设')
  expect(shortName('东洲核电股份有限公司')).toBe('东洲核电')
  expect(shortName('东洲公司')).toBe('东洲公司')
})
