import { formSpec } from '@guildhall/domain/blueprint/form'
import { diffAnswers } from '@guildhall/domain/forms/diff'
import { describe, expect, it } from 'vitest'
import { maskAnswers, maskChanges } from './mask-answers.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'who',
      title: '联系人',
      groups: [
        {
          key: 'contacts',
          repeat: { min: 1, max: 3, itemLabel: '联系人' },
          fields: [
            { key: 'name', kind: 'text', label: '姓名' },
            { key: 'mobile', kind: 'mobile', label: '手机' },
          ],
        },
      ],
    },
  ],
})
const answersWith = (mobile: string) => ({ contacts: [{ _id: 'a', name: '邵明远', mobile }] })
const lookups = { options: () => [], known: () => [] }

describe('personal data before a reviewer', () => {
  it('is masked in the answers, and the paths of what was masked are told', () => {
    const { answers, masked } = maskAnswers(form, answersWith('13800001234'))
    expect(JSON.stringify(answers)).toContain('138****1234')
    expect(JSON.stringify(answers)).not.toContain('13800001234')
    expect(masked).toEqual(['contacts[a].mobile'])
  })

  it('is masked in what changed too, on both sides', () => {
    const changes = diffAnswers(
      form,
      answersWith('13800001234'),
      answersWith('13900005678'),
      lookups,
    )
    expect(maskChanges(form, changes)).toEqual([
      {
        path: 'contacts[a].mobile',
        label: expect.any(String),
        before: '138****1234',
        after: '139****5678',
      },
    ])
  })
})
