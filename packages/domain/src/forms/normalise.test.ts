import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setAnswer } from './answers.ts'
import { readMeaning, pathOfMeaning } from './meaning.ts'
import { normaliseAnswers } from './normalise.ts'
import { sampleContext, sampleForm, wholeAnswers } from './testing/sample-form.ts'
import { validateAnswers } from './validate.ts'

describe('answers as a submission freezes them', () => {
  it('are in normal form', () => {
    const typed = {
      unit: {
        ...wholeAnswers().unit,
        name: '  云岭新能源　工程\n有限公司 ',
        creditCode: '91990108ma0009w2ee',
        about: ' 一 \r\n\r\n\r\n\r\n二 ',
        fields: ['hydro', 'wind', 'hydro'],
        staff: -0,
      },
      contacts: [
        { _id: 'r1', name: '段晓', mobile: '+86 185-0000-0000', email: ' Office@EXAMPLE.cn' },
      ],
    }
    expect(normaliseAnswers(sampleForm, typed)).toEqual({
      unit: {
        ...wholeAnswers().unit,
        name: '云岭新能源 工程 有限公司',
        creditCode: '91990108MA0009W2EE',
        about: '一\n\n二',
        fields: ['hydro', 'wind'],
        staff: 0,
      },
      contacts: [{ _id: 'r1', name: '段晓', mobile: '18500000000', email: 'Office@example.cn' }],
    })
  })

  it('hold nothing hidden, blank, unknown or of the wrong type', () => {
    const answers = {
      unit: { name: '甲', listedAs: '云岭', branch: ' ', staff: 'many', strange: 1 },
      contacts: [{ _id: 'r1', name: '乙', proof: 'x' }, { name: '丙' }],
      person: { idNumber: '1' },
      other: {},
    }
    expect(normaliseAnswers(sampleForm, answers)).toEqual({
      unit: { name: '甲' },
      contacts: [{ _id: 'r1', name: '乙' }],
    })
    expect(normaliseAnswers(sampleForm, null)).toEqual({ unit: {}, contacts: [] })
  })

  it('are still right when they were right, and normal when they are normal', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, (name, mobile, email) => {
        let answers = setAnswer(wholeAnswers(), 'unit.name', name)
        answers = setAnswer(answers, 'unit.about', name + '\n' + email)
        answers = setAnswer(answers, 'contacts[r1].mobile', mobile)
        answers = setAnswer(answers, 'contacts[r1].email', email)
        const normal = normaliseAnswers(sampleForm, answers)
        expect(normaliseAnswers(sampleForm, normal)).toEqual(normal)
        const problems = validateAnswers(sampleForm, answers, 'submit', sampleContext)
        const after = validateAnswers(sampleForm, normal, 'submit', sampleContext)
        expect(after.length).toBeLessThanOrEqual(problems.length)
      }),
    )
  })
})

describe('what the platform reads from answers', () => {
  it('finds it by meaning, in the first row of a repeated group', () => {
    expect(readMeaning(sampleForm, wholeAnswers(), 'party-name')).toBe('云岭新能源工程有限公司')
    expect(readMeaning(sampleForm, wholeAnswers(), 'contact-mobile')).toBe('18500000000')
    expect(pathOfMeaning(sampleForm, wholeAnswers(), 'contact-mobile')).toBe('contacts[r1].mobile')
  })

  it('finds nothing where there is nothing', () => {
    expect(readMeaning(sampleForm, wholeAnswers(), 'branch')).toBeUndefined()
    expect(readMeaning(sampleForm, wholeAnswers(), 'title')).toBeUndefined()
    expect(readMeaning(sampleForm, { unit: { name: 5 } }, 'party-name')).toBeUndefined()
  })
})
