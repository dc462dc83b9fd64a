import { formSpec } from '@guildhall/domain/blueprint/form'
import { expect, it } from 'vitest'
import { unitForms } from './unit-forms.ts'

const text = (key: string, more = {}) => ({ key, kind: 'text', label: key, ...more })
const form = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位',
      groups: [
        {
          key: 'unit',
          changedAtOnce: true,
          fields: [text('name', { meaning: 'party-name' }), text('business')],
        },
        {
          key: 'wish',
          fields: [
            {
              key: 'branch',
              kind: 'select',
              label: '分支',
              meaning: 'branch',
              options: { from: 'branches' },
            },
          ],
        },
        { key: 'papers', fields: [{ key: 'licence', kind: 'file', label: '执照' }, text('note')] },
      ],
    },
  ],
})
const keys = ({ steps }: ReturnType<typeof unitForms>['light']) =>
  steps.flatMap(({ groups }) =>
    groups.flatMap((group) => group.fields.map(({ key }) => `${group.key}.${key}`)),
  )

it('shows what only a review changes apart from what changes at once, and nothing twice', () => {
  const { reviewed, light, rest } = unitForms(form)
  expect(keys(reviewed)).toEqual(['unit.name'])
  expect(keys(light)).toEqual(['unit.business'])
  expect(keys(rest)).toEqual(['papers.note'])
})
