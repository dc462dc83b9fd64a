import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { documentSchemas } from './kinds.ts'
import { createDocumentRenderer } from './render.ts'
import { buildCertificate, buildForm, buildSummary } from './testing/build-document-data.ts'
import { readText } from './testing/read-pdf.ts'
import { setDocument } from './testing/set-document.ts'

const renderer = createDocumentRenderer({ recycleAfter: 4 })
afterAll(() => renderer.close())

describe('the document renderer', () => {
  it('gives the bytes of a PDF, the same as in any thread', async () => {
    const pdf = await renderer.pdf('application-form', buildForm())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.compare(pdf, setDocument('application-form', buildForm()))).toBe(0)
  })

  it('sets many documents at once, each with its own data', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `N-${index}`)
    const pdfs = await Promise.all(
      numbers.map((formNumber) => renderer.pdf('application-form', buildForm({ formNumber }))),
    )
    const texts = await Promise.all(pdfs.map(readText))
    texts.forEach((text, index) => expect(text).toContain(`编号N-${index}版次`))
  })

  it('knows every kind that has a schema', async () => {
    expect(Object.keys(documentSchemas)).toEqual([
      'application-form',
      'letter',
      'certificate',
      'sitting-summary',
      'sample-paper',
      'dues-notice',
      'address-labels',
      'expert-draw',
    ])
    const pdf = await renderer.pdf('sitting-summary', buildSummary())
    expect(await readText(pdf)).toContain('会议纪要')
  })

  it('draws a certificate as PNG, 2,000 pixels wide', async () => {
    const png = await renderer.certificateImage(buildCertificate())
    const picture = await sharp(png).metadata()
    expect(picture).toMatchObject({ format: 'png', width: 2000, height: 1414, hasAlpha: false })
    const { dominant } = await sharp(png).stats()
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
  })

  it.each([
    ['an unknown field', { ...buildForm(), more: 1 }],
    ['a date that is none', buildForm({ printedOn: '2026-02-30' })],
    [
      'a text beyond its limit',
      buildForm({ sections: [{ heading: '一', text: 'x'.repeat(20_001) }] }),
    ],
    ['nothing', {}],
  ])('refuses %s, and names the place without the data', async (_, data) => {
    await expect(renderer.pdf('application-form', data as never)).rejects.toMatchObject({
      code: 'documents.invalid_data',
      detail: expect.not.stringContaining('xxx'),
    })
  })

  it('refuses a kind that does not exist', async () => {
    await expect(renderer.pdf('letter' as never, {} as never)).rejects.toMatchObject({
      code: 'documents.invalid_data',
    })
  })
})
