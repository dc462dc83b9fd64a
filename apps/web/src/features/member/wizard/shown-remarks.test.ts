import type { CaseView } from '../queries/case-view.ts'
import { formSpec } from '@guildhall/domain/blueprint/form'
import { describe, expect, it } from 'vitest'
import { placeRemarks } from './shown-remarks.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位信息',
      groups: [
        {
          key: 'unit',
          fields: [
            { kind: 'text', key: 'group', label: '所属集团' },
            {
              kind: 'select',
              key: 'nature',
              label: '性质',
              options: { from: 'dictionary', dictionary: 'nature' },
            },
          ],
        },
      ],
    },
    {
      key: 'contacts',
      title: '联系人',
      groups: [
        {
          key: 'contacts',
          repeat: { min: 1, max: 8, itemLabel: '联系人' },
          fields: [{ kind: 'mobile', key: 'mobile', label: '手机' }],
        },
      ],
    },
  ],
})
const nature = [
  { code: 'state', label: '国有' },
  { code: 'private', label: '民营' },
]
const lookups = { options: () => nature, known: () => nature }
const sentAt = '2026-03-04T02:00:00.000Z'

function remark(path: string, answeredThen: unknown): CaseView['remarks'][number] {
  return {
    id: path,
    path,
    text: '请改',
    author: '审核人员',
    sentAt,
    submissionNumber: 1,
    answeredThen,
  }
}
function place(
  remarks: CaseView['remarks'],
  answers: Parameters<typeof placeRemarks>[1],
  files: CaseView['files'] = [],
) {
  const attachments = [
    { key: 'licence', label: '营业执照', required: true, max: 1, stampedForm: false },
  ]
  return placeRemarks({ remarks, form, attachments, files }, answers, lookups)
}

describe('a remark at a field', () => {
  const said = remark('unit.group', '云能投')

  it('waits while the answer is what it was, blanks at the ends aside', () => {
    expect(place([said], { unit: { group: ' 云能投 ' } })[0]).toMatchObject({
      mended: false,
      step: 'unit',
      label: '所属集团',
    })
  })

  it('is mended once the answer is another, and tells what was there before', () => {
    expect(place([said], { unit: { group: '云岭能源投资集团有限公司' } })[0]).toMatchObject({
      mended: true,
      answeredThen: '云能投',
    })
  })

  it('tells a code that was chosen before by its label', () => {
    const [placed] = place([remark('unit.nature', 'state')], { unit: { nature: 'private' } })
    expect(placed).toMatchObject({ mended: true, answeredThen: '国有' })
  })

  it('is mended once what was left empty is filled in', () => {
    const empty = remark('unit.group', null)
    expect(place([empty], { unit: {} })[0]?.mended).toBe(false)
    expect(place([empty], { unit: { group: '无' } })[0]).toMatchObject({
      mended: true,
      answeredThen: '',
    })
  })

  it('names the row it stands in, and has nothing left to mend once the row is gone', () => {
    const inRow = remark('contacts[a].mobile', '13800000000')
    const rows = { contacts: [{ _id: 'b' }, { _id: 'a', mobile: '13800000000' }] }
    expect(place([inRow], rows)[0]).toMatchObject({
      label: '联系人 2 · 手机',
      mended: false,
      step: 'contacts',
    })
    expect(place([inRow], { contacts: [{ _id: 'b' }] })[0]).toMatchObject({
      mended: true,
      step: 'contacts',
    })
  })
})

it('is mended at a paper once a newer file is there', () => {
  const said = remark('licence', null)
  const file = (uploadedAt: string): CaseView['files'][number] => ({
    id: 'f',
    slot: 'licence',
    name: '执照.pdf',
    mime: 'application/pdf',
    size: 1,
    pages: 1,
    printCheck: 'none',
    current: true,
    uploadedAt,
  })
  expect(place([said], {}, [file('2026-03-01T02:00:00.000Z')])[0]).toMatchObject({
    mended: false,
    step: 'papers',
  })
  expect(place([said], {}, [file('2026-03-05T02:00:00.000Z')])[0]?.mended).toBe(true)
})

it('on the whole application never ends by itself', () => {
  expect(place([remark('', null)], {})[0]).toMatchObject({
    mended: false,
    step: null,
    label: '整份申请',
  })
})
