import { describe, expect, it } from 'vitest'
import { addRow, removeRow, setAnswer } from './answers.ts'
import { diffAnswers } from './diff.ts'
import { sampleForm, sampleLookups, wholeAnswers } from './testing/sample-form.ts'

function diff(before: unknown, after: unknown) {
  return diffAnswers(sampleForm, before, after, sampleLookups)
}

describe('what changed', () => {
  it('is nothing between the same answers, however they were typed', () => {
    expect(diff(wholeAnswers(), wholeAnswers())).toEqual([])
    expect(diff(wholeAnswers(), setAnswer(wholeAnswers(), 'unit.group', ' 无 '))).toEqual([])
    const moved = { ...wholeAnswers(), contacts: wholeAnswers().contacts.toReversed() }
    expect(diff(wholeAnswers(), moved)).toEqual([])
  })

  it('is told as people read it', () => {
    const after = setAnswer(wholeAnswers(), 'unit.place', ['110000', '110102'])
    expect(diff(wholeAnswers(), after)).toEqual([
      {
        path: 'unit.place',
        step: 'unit',
        label: '所在省市',
        kind: 'changed',
        before: '山西省长治市',
        after: '北京市西城区',
      },
    ])
  })

  it('names rows that came and went', () => {
    const gone = removeRow(wholeAnswers(), 'contacts', 'r2')
    const added = setAnswer(addRow(gone, 'contacts', 'r3'), 'contacts[r3].name', '江立')
    expect(diff(wholeAnswers(), added).map(({ path, kind, label }) => [path, kind, label])).toEqual(
      [
        ['contacts[r3].name', 'added', '联系人 2 · 姓名'],
        ['contacts[r2].name', 'removed', '联系人 2 · 姓名'],
        ['contacts[r2].mobile', 'removed', '联系人 2 · 手机号码'],
        ['contacts[r2].email', 'removed', '联系人 2 · 电子邮箱'],
      ],
    )
  })

  it('shows an ID number masked', () => {
    const after = {
      ...setAnswer(wholeAnswers(), 'unit.nature', 'person'),
      person: { idNumber: '53010219200508011X' },
    }
    const change = diff(wholeAnswers(), after).find(({ path }) => path === 'person.idNumber')
    expect(change).toMatchObject({ kind: 'added', before: '', after: '530***********011X' })
  })

  it('does not throw over answers of any shape', () => {
    expect(diff(null, 5)).toEqual([])
    expect(diff({ unit: [] }, { unit: { name: {} } })).toEqual([])
  })
})
