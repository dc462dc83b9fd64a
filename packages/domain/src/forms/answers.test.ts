import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addRow, getAnswer, removeRow, rowsOf, setAnswer } from './answers.ts'
import { parsePath, pathOf } from './path.ts'
import { wholeAnswers } from './testing/sample-form.ts'

describe('paths', () => {
  it('name an answer in a plain group and in a row', () => {
    expect(parsePath('unit.creditCode')).toEqual({ group: 'unit', field: 'creditCode' })
    expect(parsePath('contacts[019a-7_X].mobile')).toEqual({
      group: 'contacts',
      row: '019a-7_X',
      field: 'mobile',
    })
    expect(pathOf('contacts', 'mobile', 'r1')).toBe('contacts[r1].mobile')
  })

  it.each([
    '',
    'unit',
    'unit.',
    '.a',
    'a.b.c',
    'a[].b',
    'a[r 1].b',
    '__proto__.x',
    'a.__proto__',
    'a[r1]b',
    'a.b\n',
  ])('refuses %j', (path) => {
    expect(parsePath(path)).toBeNull()
  })
})

describe('answers by path', () => {
  it('are read', () => {
    expect(getAnswer(wholeAnswers(), 'unit.group')).toBe('无')
    expect(getAnswer(wholeAnswers(), 'contacts[r2].mobile')).toBe('18500000001')
    expect(getAnswer(wholeAnswers(), 'contacts[r9].mobile')).toBeUndefined()
    expect(getAnswer(wholeAnswers(), 'unit.constructor')).toBeUndefined()
    expect(getAnswer(null, 'unit.name')).toBeUndefined()
  })

  it('are changed without touching what was given', () => {
    const before = wholeAnswers()
    const after = setAnswer(before, 'contacts[r1].name', '江立')
    expect(getAnswer(after, 'contacts[r1].name')).toBe('江立')
    expect(before).toEqual(wholeAnswers())
    expect(getAnswer(setAnswer({}, 'unit.name', '甲'), 'unit.name')).toBe('甲')
  })

  it('stay as they are where a path leads nowhere', () => {
    const answers = wholeAnswers()
    expect(setAnswer(answers, 'contacts[r9].name', '江立')).toBe(answers)
    expect(setAnswer(answers, 'contacts.name', '江立')).toBe(answers)
    expect(setAnswer(answers, 'nowhere', '江立')).toBe(answers)
  })

  it('gain and lose rows', () => {
    const answers = addRow(wholeAnswers(), 'contacts', 'r3')
    expect(rowsOf(answers, 'contacts').map(({ _id }) => _id)).toEqual(['r1', 'r2', 'r3'])
    expect(addRow(answers, 'contacts', 'r3')).toBe(answers)
    expect(rowsOf(removeRow(answers, 'contacts', 'r1'), 'contacts').map(({ _id }) => _id)).toEqual([
      'r2',
      'r3',
    ])
    expect(rowsOf(addRow({}, 'contacts', 'r1'), 'contacts')).toEqual([{ _id: 'r1' }])
  })

  it('read back what was written, and pollute no prototype', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('unit.name', 'contacts[r1].name'),
        fc.anything(),
        (path, value) => {
          const answers = setAnswer(wholeAnswers(), path, value)
          expect(getAnswer(answers, path)).toBe(value)
          expect(Object.hasOwn(Object.prototype, 'name')).toBe(false)
        },
      ),
    )
  })
})
