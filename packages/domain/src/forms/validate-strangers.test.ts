import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../blueprint/form.ts'
import { setAnswer } from './answers.ts'
import { sampleContext, sampleForm, wholeAnswers } from './testing/sample-form.ts'
import { validateAnswers } from './validate.ts'

function submit(answers: unknown) {
  return validateAnswers(sampleForm, answers, 'submit', sampleContext)
}

function draft(answers: unknown) {
  return validateAnswers(sampleForm, answers, 'draft', sampleContext)
}

function withAnswer(path: string, value: unknown): Answers {
  return setAnswer(wholeAnswers(), path, value)
}

describe('answers that no page of ours sends', () => {
  it.each([undefined, null, 5, 'text', [], [{}], true, () => 1])(
    'refuses %j as a whole',
    (answers) => {
      expect(submit(answers).map(({ code }) => code)).toEqual(['shape'])
    },
  )

  it('names groups and fields that the form does not have', () => {
    const answers = JSON.parse(
      '{"__proto__":{"a":1},"constructor":1,"unit":{"__proto__":1,"toString":2}}',
    )
    expect(draft(answers).map(({ path, code }) => [path, code])).toEqual([
      ['__proto__', 'unknown'],
      ['constructor', 'unknown'],
      ['unit.__proto__', 'unknown'],
      ['unit.toString', 'unknown'],
    ])
  })

  it('refuses values of another type', () => {
    const nested = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    const wrong = [5, true, {}, { length: 1 }, [1], nested, 'x'.repeat(10_001)]
    for (const value of wrong) {
      expect(draft(withAnswer('unit.name', value)).map(({ code }) => code)).toEqual(['shape'])
    }
    expect(draft(withAnswer('unit.staff', '12')).map(({ code }) => code)).toEqual(['shape'])
    expect(draft(withAnswer('unit.staff', Number.NaN)).map(({ code }) => code)).toEqual(['shape'])
    expect(draft(withAnswer('unit.place', '140000')).map(({ code }) => code)).toEqual(['shape'])
    expect(draft(withAnswer('unit.place', [['140000']])).map(({ code }) => code)).toEqual(['shape'])
  })

  it('refuses a group of another shape', () => {
    expect(draft({ unit: [] }).map(({ path, code }) => [path, code])).toEqual([['unit', 'shape']])
    expect(draft({ contacts: {} }).map(({ path, code }) => [path, code])).toEqual([
      ['contacts', 'shape'],
    ])
  })

  it('refuses rows that cannot be told apart', () => {
    const row = { name: '林安', mobile: '18500000000' }
    for (const contacts of [
      [row],
      [null],
      ['r1'],
      [{ ...row, _id: 'r]1' }],
      [{ ...row, _id: 7 }],
    ]) {
      expect(draft({ contacts }).map(({ code }) => code)).toContain('row_id')
    }
    const twice = [
      { ...row, _id: 'r1' },
      { ...row, _id: 'r1' },
    ]
    expect(draft({ contacts: twice }).map(({ code }) => code)).toEqual(['row_id'])
  })

  it('does not drown in them', () => {
    const many = Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, n]))
    const rows = Array.from({ length: 50_000 }, (_, n) => ({ _id: `r${n}`, ...(n < 9 && many) }))
    expect(draft({ ...many, unit: many, contacts: rows }).length).toBeLessThan(100)
  })

  it('never throws', () => {
    const anything = fc.anything({ withObjectString: true, withNullPrototype: true, maxDepth: 4 })
    const shaped = fc.record(
      {
        unit: fc.oneof(
          anything,
          fc.dictionary(fc.constantFrom('name', 'place', 'staff', 'nature', 'about'), anything),
        ),
        contacts: fc.oneof(
          anything,
          fc.array(fc.record({ _id: fc.oneof(anything, fc.constant('r1')), mobile: anything })),
        ),
        person: anything,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(anything, shaped), (answers) => {
        for (const problem of [...submit(answers), ...draft(answers)]) {
          expect(problem.message).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })
})
