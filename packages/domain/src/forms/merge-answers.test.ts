import { describe, expect, it } from 'vitest'
import { formSpec } from '../blueprint/form.ts'
import { lightForm } from './light-form.ts'
import { mergeAnswers, pickAnswers } from './merge-answers.ts'

const text = (key: string, more = {}) => ({ key, kind: 'text', label: key, ...more })
const certified = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位',
      groups: [
        {
          key: 'unit',
          changedAtOnce: true,
          fields: [text('name', { meaning: 'party-name' }), text('former'), text('business')],
        },
        {
          key: 'people',
          changedAtOnce: true,
          repeat: { min: 1, max: 3, itemLabel: '联系人' },
          fields: [text('name')],
        },
        { key: 'wish', fields: [text('text')] },
      ],
    },
  ],
})
const change = formSpec.parse({
  steps: [
    {
      key: 'change',
      title: '变更',
      groups: [
        { key: 'unit', fields: [text('name'), text('former')] },
        { key: 'people', repeat: { min: 1, max: 3, itemLabel: '联系人' }, fields: [text('name')] },
        { key: 'reason', fields: [text('text')] },
      ],
    },
  ],
})
const answers = {
  unit: { name: '甲', former: '乙', business: '施工' },
  people: [{ _id: 'a', name: '一' }],
  wish: { text: '加入' },
}

describe('a change of certified answers', () => {
  it('begins with those of them that it asks', () => {
    expect(pickAnswers(change, { ...answers, more: { x: 1 } })).toEqual({
      unit: { name: '甲', former: '乙' },
      people: [{ _id: 'a', name: '一' }],
    })
    expect(pickAnswers(change, null)).toEqual({})
  })

  it('is merged in: blank ones go, what was not asked stays, its reason stays with the case', () => {
    const asked = {
      unit: { name: '丙' },
      people: [{ _id: 'b', name: '二' }],
      reason: { text: '更名' },
    }
    expect(mergeAnswers({ form: certified, answers }, { form: change, answers: asked })).toEqual({
      unit: { name: '丙', business: '施工' },
      people: [{ _id: 'b', name: '二' }],
      wish: { text: '加入' },
    })
  })
})

describe('what changes at once', () => {
  it('is what the association marks, without what needs a review', () => {
    const groups = lightForm(certified).steps.flatMap((step) => step.groups)
    expect(groups.map(({ key, fields }) => [key, fields.map((field) => field.key)])).toEqual([
      ['unit', ['former', 'business']],
      ['people', ['name']],
    ])
    expect(lightForm(change).steps).toEqual([])
  })
})
