import { describe, expect, it } from 'vitest'
import type { DocumentInput } from './kinds.ts'
import { NAME_OF_60 } from './testing/build-document-data.ts'
import { charactersOutside, overprinted, readPages, readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

type Letter = DocumentInput<'letter'>

const MM = 72 / 25.4

/** A letter of usual size; overrides replace whole fields. */
function buildLetter(overrides: Partial<Letter> = {}): Letter {
  return {
    associationName: '样张电力建设企业协会',
    title: '账号负责人说明',
    formNumber: 'HY2026-0007',
    printVersion: '2',
    printedOn: '2026-03-05',
    qrText: 'https://association.example/f/0f4c9a77be21',
    rows: [
      { label: '姓名', value: '样甲' },
      { label: '电话', value: '19900000001' },
    ],
    paragraphs: [
      [
        { text: '由上列员工负责', fill: false },
        { text: '13900000102', fill: true },
        { text: '（账号），对接各项事宜。', fill: false },
      ],
    ],
    signedBy: '临江省第二电力建设有限公司',
    stampLabel: '单位公章',
    signatureLines: ['日期'],
    ...overrides,
  }
}

describe('a letter that a unit stamps', () => {
  it('says whose it is, whom it names, and for which account', async () => {
    const text = await readText(setDocument('letter', buildLetter()))
    for (const words of ['样甲', '19900000001', '由上列员工负责13900000102（账号）', '单位公章'])
      expect(text).toContain(words)
    expect(text).toContain('编号HY2026-0007')
    expect(text).toContain('临江省第二电力建设有限公司')
  })

  it('keeps a name of sixty characters whole, inside the page and apart from the rest', async () => {
    const letter = buildLetter({
      signedBy: NAME_OF_60,
      paragraphs: [
        [
          { text: '由', fill: false },
          { text: NAME_OF_60, fill: true },
          { text: '指定上列员工。', fill: false },
        ],
      ],
      rows: [{ label: '职务', value: NAME_OF_60 }],
    })
    const pages = await readPages(setDocument('letter', letter))
    expect(pages).toHaveLength(1)
    for (const page of pages) {
      expect(page.text.split(NAME_OF_60)).toHaveLength(4)
      expect(charactersOutside(page, 10 * MM)).toEqual([])
      expect(overprinted(page)).toEqual([])
    }
  })

  it('is one page with lines to write on where it is blank, without number, version or code', async () => {
    const { formNumber: _, printVersion: __, qrText: ___, ...rest } = buildLetter({ signedBy: '' })
    const blank = {
      ...rest,
      blank: true,
      paragraphs: [
        [
          { text: '负责', fill: false },
          { text: '', fill: true },
        ],
      ],
    }
    const pages = await readPages(setDocument('letter', blank))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.text).toContain('账号负责人说明')
    expect(pages[0]?.text).not.toContain('版次')
  })
})
