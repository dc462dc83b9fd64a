import { expect, it } from 'vitest'
import { formSpec } from '../blueprint/form.ts'
import { rebaseAnswers } from './rebase-answers.ts'

const text = (key: string) => ({ key, kind: 'text', label: key })
const form = formSpec.parse({
  steps: [
    {
      key: 'basics',
      title: '基本信息',
      groups: [
        { key: 'unit', fields: [text('name'), text('code'), text('tel')] },
        { key: 'rows', repeat: { min: 0, max: 3, itemLabel: '项' }, fields: [text('name')] },
      ],
    },
  ],
})
const base = { unit: { name: '甲', code: '1', tel: '0' }, rows: [{ _id: 'a', name: '一' }] }

it('keeps what the applicant changed, and lets what was left alone follow what is in force', () => {
  const now = { unit: { name: '乙', code: '1', tel: '5' }, rows: [{ _id: 'a', name: '壹' }] }
  const asked = { unit: { name: '甲', code: '2', tel: '9' }, rows: [{ _id: 'a', name: '一' }] }
  expect(rebaseAnswers(form, { base, now, asked })).toEqual({
    unit: { name: '乙', code: '2', tel: '9' },
    rows: [{ _id: 'a', name: '壹' }],
  })
})

it('is the renewal itself where nothing moved, with what was taken away gone', () => {
  const asked = { unit: { name: '甲', code: '1' }, rows: [] }
  expect(rebaseAnswers(form, { base, now: base, asked })).toEqual(asked)
})

it('takes answers of any shape', () => {
  const asked = { unit: { name: '甲' } }
  expect(rebaseAnswers(form, { base: null, now: [], asked })).toEqual(asked)
})
