import { formSpec } from '@guildhall/domain/blueprint/form'
import { expect, it } from 'vitest'
import { summarise } from './summarise.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位信息',
      groups: [
        {
          key: 'unit',
          title: '登记信息',
          fields: [
            { kind: 'text', key: 'name', label: '名称' },
            {
              kind: 'text',
              key: 'why',
              label: '原因',
              visibleWhen: { path: 'unit.name', oneOf: ['其他'] },
            },
          ],
        },
        {
          key: 'contacts',
          repeat: { min: 1, max: 8, itemLabel: '联系人' },
          fields: [{ kind: 'mobile', key: 'mobile', label: '手机' }],
        },
      ],
    },
  ],
})
const lookups = { options: () => [], known: () => [] }

it('tells all that is visible, by group and row, and the papers last', () => {
  const answers = {
    unit: { name: '甲公司', why: '旧的' },
    contacts: [{ _id: 'a', mobile: '13800000000' }, { _id: 'b' }],
  }
  const attachments = [
    { key: 'licence', label: '营业执照', required: true, max: 1, stampedForm: false },
  ]
  const steps = summarise({ form, files: [], attachments }, answers, lookups)
  const told = steps.flatMap((step) =>
    step.parts.map((part) => [
      part.title,
      ...part.lines.map(({ label, text }) => `${label}=${text}`),
    ]),
  )
  expect(told).toEqual([
    ['登记信息', '名称=甲公司'],
    ['联系人 1', '手机=13800000000'],
    ['联系人 2', '手机='],
    ['', '营业执照='],
  ])
})
