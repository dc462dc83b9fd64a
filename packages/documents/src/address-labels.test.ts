import { describe, expect, it } from 'vitest'
import { ADDRESS_OF_60, NAME_OF_60 } from './testing/build-document-data.ts'
import { charactersOutside, overprinted, readPages } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

const label = {
  postcode: '100000',
  address: '北京市西城区示例路 1 号电力大厦 9 层',
  unit: '临江省第二电力建设有限公司',
  addressee: '邵沐阳（办公室）',
}
const sheets = (labels: (typeof label)[]) =>
  readPages(setDocument('address-labels', { labels, printedOn: '2026-03-05' }))

describe('a sheet of address labels', () => {
  it('says where to, to which unit and to whom', async () => {
    const [page] = await sheets([label])
    for (const fact of ['100000', '电力大厦', '第二电力建设有限公司', '邵沐阳（办公室）收'])
      expect(page?.text.replaceAll(' ', '')).toContain(fact)
  })

  it('holds twenty-four to a page, also with names of sixty characters, and none runs over', async () => {
    const long = { ...label, unit: NAME_OF_60, address: ADDRESS_OF_60 }
    const pages = await sheets(Array.from({ length: 49 }, () => long))
    expect(pages).toHaveLength(3)
    for (const page of pages) {
      expect(charactersOutside(page, 5)).toEqual([])
      expect(overprinted(page)).toEqual([])
    }
  })
})
