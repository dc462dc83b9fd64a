import { describe, expect, it } from 'vitest'
import { setAnswer } from './answers.ts'
import { formProgress } from './progress.ts'
import { sampleContext, sampleForm, wholeAnswers } from './testing/sample-form.ts'

function progress(answers: unknown) {
  return formProgress(sampleForm, answers, sampleContext)
}

describe('progress of a form', () => {
  it('begins with nothing', () => {
    expect(progress({})).toEqual([
      {
        key: 'unit',
        title: '单位信息',
        state: 'empty',
        total: 12,
        filled: 0,
        missing: 6,
        wrong: 0,
      },
      { key: 'people', title: '联系人', state: 'empty', total: 0, filled: 0, missing: 1, wrong: 0 },
    ])
  })

  it('is done when it could be submitted', () => {
    expect(
      progress(wholeAnswers()).map(({ state, missing, filled }) => [state, missing, filled]),
    ).toEqual([
      ['done', 0, 6],
      ['done', 0, 5],
    ])
  })

  it('tells wrong from missing', () => {
    const answers = setAnswer(
      setAnswer(wholeAnswers(), 'unit.name', ''),
      'contacts[r1].mobile',
      '185',
    )
    expect(progress(answers).map(({ state, missing, wrong }) => [state, missing, wrong])).toEqual([
      ['partial', 1, 0],
      ['wrong', 0, 1],
    ])
  })
})
