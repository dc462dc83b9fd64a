import { describe, expect, it } from 'vitest'
import { addRow, removeRow, setAnswer } from './answers.ts'
import { normaliseAnswers } from './normalise.ts'
import { printedContent, printedSections } from './printed.ts'
import { sampleForm, sampleLookups, wholeAnswers } from './testing/sample-form.ts'

const before = printedContent(sampleForm, wholeAnswers())

describe('what a document prints', () => {
  it.each([
    ['a printed answer', setAnswer(wholeAnswers(), 'unit.group', '云岭能源投资集团有限公司')],
    ['an answer in a row', setAnswer(wholeAnswers(), 'contacts[r2].mobile', '18500000002')],
    ['a row less', removeRow(wholeAnswers(), 'contacts', 'r2')],
    ['the order of rows', { ...wholeAnswers(), contacts: wholeAnswers().contacts.toReversed() }],
    [
      'a field that another answer shows',
      setAnswer(setAnswer(wholeAnswers(), 'unit.nature', 'listed'), 'unit.listedAs', '云岭'),
    ],
  ])('differs by %s', (_, answers) => {
    expect(printedContent(sampleForm, answers)).not.toBe(before)
  })

  it.each([
    ['an answer that is not printed', setAnswer(wholeAnswers(), 'unit.founded', '2002-01-01')],
    ['a hidden answer', setAnswer(wholeAnswers(), 'unit.listedAs', '云岭')],
    ['blanks around it', setAnswer(wholeAnswers(), 'unit.group', ' 无\n')],
    ['an empty row', addRow(wholeAnswers(), 'contacts', 'r3')],
    [
      'the order of keys',
      {
        contacts: wholeAnswers().contacts,
        unit: Object.fromEntries(Object.entries(wholeAnswers().unit).toReversed()),
      },
    ],
    ['normal form', normaliseAnswers(sampleForm, wholeAnswers())],
    [
      'the id of a row',
      {
        ...wholeAnswers(),
        contacts: wholeAnswers().contacts.map((row, n) => ({ ...row, _id: `x${n}` })),
      },
    ],
  ])('does not differ by %s', (_, answers) => {
    expect(printedContent(sampleForm, answers)).toBe(before)
  })

  it('stays the same text from release to release', () => {
    const answers = {
      unit: { name: '甲', place: ['140000', '140400'] },
      contacts: [{ _id: 'r1', name: '乙' }],
    }
    expect(printedContent(sampleForm, answers)).toBe(
      '{"format":1,"lines":[["unit",null,"name","甲"],["unit",null,"place",["140000","140400"]],["contacts",0,"name","乙"]]}',
    )
  })

  it('is laid out by group and row, with a place for what is empty', () => {
    const sections = printedSections(sampleForm, wholeAnswers(), sampleLookups)
    expect(sections.map(({ title }) => title)).toEqual(['单位', '联系人 1', '联系人 2'])
    expect(sections[1]?.items).toEqual([
      { path: 'contacts[r1].name', label: '姓名', text: '段晓' },
      { path: 'contacts[r1].mobile', label: '手机号码', text: '18500000000' },
      { path: 'contacts[r1].email', label: '电子邮箱', text: '' },
    ])
    expect(sections[0]?.items.find(({ path }) => path === 'unit.nature')?.text).toBe('国有企业')
    expect(sections[0]?.items.some(({ path }) => path === 'unit.founded')).toBe(false)
  })
})
