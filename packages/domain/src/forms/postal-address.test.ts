import { describe, expect, it } from 'vitest'
import type { FormSpec } from '../blueprint/form.ts'
import { formSpec } from '../blueprint/form.ts'
import { divisionLabel, isWholeDivision } from '../tables/division.ts'
import { postalAddress } from './postal-address.ts'

const form: FormSpec = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位',
      groups: [
        {
          key: 'address',
          title: '通讯地址',
          fields: [
            { key: 'region', kind: 'division', label: '省市', meaning: 'postal-region', depth: 2 },
            { key: 'street', kind: 'text', label: '地址', meaning: 'postal-street' },
            { key: 'postcode', kind: 'text', label: '邮编', meaning: 'postcode', required: false },
          ],
        },
      ],
    },
  ],
})
const lookups = {
  options: () => [],
  known: () => [],
  division: { label: divisionLabel, isWhole: isWholeDivision },
}

describe('a postal address', () => {
  it('is set as one line, the place before the street', () => {
    const address = { region: ['330000', '330100'], street: '示例路 1 号', postcode: '310000' }
    expect(postalAddress(form, { address }, lookups)).toEqual({
      postcode: '310000',
      address: '浙江省杭州市示例路 1 号',
    })
  })

  it('is none where no street is given, or the form asks for none', () => {
    expect(postalAddress(form, { address: { region: ['330000'] } }, lookups)).toBeNull()
    expect(postalAddress({ steps: [] }, {}, lookups)).toBeNull()
  })
})
