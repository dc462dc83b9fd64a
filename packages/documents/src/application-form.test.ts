import { describe, expect, it } from 'vitest'
import { ADDRESS_OF_60, buildForm, contactRow, NAME_OF_60 } from './testing/build-document-data.ts'
import { charactersOutside, overprinted, readPages, readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

const CONTACTS = ['姓名', '职务', '手机', '电子邮箱']
const MM = 72 / 25.4

/** A form with everything at its longest. */
function fullForm() {
  const contacts = Array.from({ length: 8 }, (_, index) => contactRow(index))
  contacts[3] = ['样三', '主任', '19900000003', ADDRESS_OF_60]
  return buildForm({
    sections: [
      {
        heading: '单位基本信息',
        rows: [
          { label: '单位名称', value: NAME_OF_60 },
          { label: '电子邮箱', value: ADDRESS_OF_60 },
          { label: '单位网址', value: `https://${'w'.repeat(200)}.example` },
          { label: '一个特别特别长的登记事项名称', value: '短' },
        ],
      },
      { heading: '联系人', table: { columns: CONTACTS, rows: contacts } },
      {
        heading: '入会说明',
        text: '我单位从事电力工程施工总承包业务。'.repeat(125).slice(0, 2000),
      },
      { heading: '外文说明', text: 'Z'.repeat(2000) },
    ],
  })
}

describe('the application form', () => {
  it('prints every answer', async () => {
    const text = await readText(setDocument('application-form', buildForm()))
    for (const answer of ['临江省第二电力建设有限公司', '91990100MA0001234F', '现申请入会']) {
      expect(text).toContain(answer)
    }
    expect(text).toContain('一、单位基本信息')
    expect(text).toContain('三、入会说明')
    expect(text).toContain('加盖公章')
  })

  it('carries number, version and page count on every page', async () => {
    const pages = await readPages(setDocument('application-form', fullForm()))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, index) => {
      expect(page.text).toContain('编号RH-2026-00387')
      expect(page.text).toContain('版次3')
      expect(page.text).toContain(`第${index + 1}页共${pages.length}页`)
    })
  })

  it('keeps the longest answers inside their cells and the page', async () => {
    const pages = await readPages(setDocument('application-form', fullForm()))
    for (const page of pages) {
      expect(charactersOutside(page, 10 * MM)).toEqual([])
      expect(overprinted(page)).toEqual([])
      const beyond = page.characters.filter(({ right }) => right > page.width - 20.5 * MM)
      expect(beyond.map(({ character }) => character).join('')).toBe('')
    }
  })

  it('loses no character of names and addresses that had to be broken', async () => {
    const text = await readText(setDocument('application-form', fullForm()))
    expect(text).toContain(NAME_OF_60)
    expect(text).toContain(ADDRESS_OF_60)
    expect(text).toContain('Z'.repeat(2000))
  })

  it.each([1, 8])('has a place for %i contacts', async (count) => {
    const rows = Array.from({ length: count }, (_, index) => contactRow(index))
    const sections = [{ heading: '联系人', table: { columns: CONTACTS, rows } }]
    const [page, ...more] = await readPages(
      setDocument('application-form', buildForm({ sections })),
    )
    expect(more).toEqual([])
    for (const row of rows) expect(page?.text).toContain(row[2])
  })

  it.each([
    '#panic("x")',
    '*bold*',
    '$x$',
    '#read("/etc/passwd")',
    '\\u{41}',
    '<x>',
    '@ref',
    '// gone',
  ])('prints %s as it was typed', async (typed) => {
    const form = buildForm({
      associationName: typed,
      sections: [
        { heading: typed, rows: [{ label: typed, value: typed }] },
        { heading: '表', table: { columns: [typed], rows: [[typed]] } },
        { heading: '文', text: typed },
      ],
      declaration: typed,
      stampLabel: typed,
      signatureLines: [typed],
    })
    const text = await readText(setDocument('application-form', form))
    const solid = typed.replaceAll(' ', '')
    expect(text.split(solid).length - 1).toBeGreaterThanOrEqual(9)
  })

  it('prints a geta mark where no font has the character', async () => {
    const sections = [{ heading: '单位', rows: [{ label: '名称', value: '电力👍🏽公司𰻞' }] }]
    const text = await readText(setDocument('application-form', buildForm({ sections })))
    expect(text).toContain('电力〓公司𰻞')
  })

  it('sets a form with nothing in it', async () => {
    const empty = buildForm({ sections: [], declaration: '', stampLabel: '', signatureLines: [] })
    expect(await readText(setDocument('application-form', empty))).toContain('入会申请书')
  })

  it('gives the same bytes for the same data', () => {
    const first = setDocument('application-form', buildForm())
    expect(Buffer.compare(first, setDocument('application-form', buildForm()))).toBe(0)
  })

  it('gives other bytes for another version', () => {
    const first = setDocument('application-form', buildForm())
    const second = setDocument('application-form', buildForm({ printVersion: 4 }))
    expect(Buffer.compare(first, second)).not.toBe(0)
  })
})
