import { describe, expect, it } from 'vitest'
import { buildForm } from './testing/build-document-data.ts'
import { readPages, readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

const stamp = { around: '示例登记机关', centre: '样张' }

describe('a sample paper', () => {
  it('is one page that shows its facts and says that it is a sample', async () => {
    const pages = await readPages(
      setDocument('sample-paper', {
        title: '营业执照',
        rows: [
          { label: '单位名称', value: '临江省第二电力建设有限公司' },
          { label: '统一社会信用代码', value: '91990100MA0001234F' },
        ],
        stamp,
        issuedOn: '2026-03-05',
        note: '样张，不具效力',
      }),
    )
    expect(pages).toHaveLength(1)
    for (const fact of [
      '营业执照',
      '临江省第二电力建设有限公司',
      '91990100MA0001234F',
      '不具效力',
    ]) {
      expect(pages[0]?.text).toContain(fact)
    }
  })
})

describe('the application form of demo data', () => {
  it('bears a sample stamp where others have the place for one', async () => {
    const stamped = await readText(
      setDocument('application-form', buildForm({ sampleStamp: stamp })),
    )
    for (const glyph of '示例登记机关') expect(stamped).toContain(glyph)
    expect(stamped).not.toContain(buildForm().stampLabel)
  })
})
