import { describe, expect, it } from 'vitest'
import { formSpec } from '../blueprint/form.ts'
import { readMeaning, readMeanings } from './meaning.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'all',
      title: '全部',
      groups: [
        {
          key: 'basics',
          fields: [
            { key: 'employer', label: '所在单位', kind: 'text', meaning: 'employer' },
            {
              key: 'wishRegions',
              label: '意愿评审地区',
              kind: 'divisions',
              meaning: 'review-region',
            },
          ],
        },
        {
          key: 'papers',
          repeat: { min: 0, max: 5, itemLabel: '证书' },
          fields: [{ key: 'validTo', label: '有效期至', kind: 'date', meaning: 'valid-to' }],
        },
      ],
    },
  ],
})

const answers = {
  basics: { employer: ' 示例单位 ', wishRegions: [['140000', '140400']] },
  papers: [{ _id: 'a', validTo: '2027-01-01' }, { _id: 'b' }, { _id: 'c', validTo: '2026-05-01' }],
}

describe('what an answer means to the platform', () => {
  it('is one text; of a repeated group its first row speaks', () => {
    expect(readMeaning(form, answers, 'employer')).toBe('示例单位')
    expect(readMeaning(form, answers, 'valid-to')).toBe('2027-01-01')
    expect(readMeaning(form, answers, 'review-region')).toBeUndefined()
  })

  it('is a column of a repeated group, with the rows that have it', () => {
    expect(readMeanings(form, answers, 'valid-to')).toEqual([
      { row: 'a', value: '2027-01-01' },
      { row: 'c', value: '2026-05-01' },
    ])
  })

  it('is a value of any kind', () => {
    expect(readMeanings(form, answers, 'review-region')).toEqual([
      { row: null, value: [['140000', '140400']] },
    ])
    expect(readMeanings(form, {}, 'review-region')).toEqual([])
    expect(readMeanings(form, null, 'speciality')).toEqual([])
  })
})
