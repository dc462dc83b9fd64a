import { describe, expect, it } from 'vitest'
import { createDecisionGate, SETTLE_MS } from './decision-gate.ts'

function gateAt() {
  const clock = { now: 0 }
  return { clock, gate: createDecisionGate(() => clock.now) }
}

describe('the gate of decisions', () => {
  it('lets the first of two clicks through', () => {
    const { gate } = gateAt()
    expect([gate.enter('a'), gate.enter('a')]).toEqual([true, false])
  })

  it('keeps the second click of a double click off the next case', () => {
    const { gate, clock } = gateAt()
    gate.enter('a')
    gate.leave('a', true)
    expect(gate.enter('b')).toBe(false)
    clock.now = SETTLE_MS
    expect(gate.enter('b')).toBe(true)
  })

  it('never decides a version of a case twice', () => {
    const { gate, clock } = gateAt()
    gate.enter('a@3')
    gate.leave('a@3', true)
    clock.now = 10 * SETTLE_MS
    expect(gate.enter('a@3')).toBe(false)
    expect(gate.enter('a@5')).toBe(true)
  })

  it('opens at once after a refusal', () => {
    const { gate } = gateAt()
    gate.enter('a')
    gate.leave('a', false)
    expect(gate.enter('a')).toBe(true)
  })
})
