import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { closeFileReader } from './file-reader.ts'
import { renderPreview } from './preview.ts'
import { buildForm } from './testing/build-document-data.ts'
import { buildPdf, pageObjects } from './testing/build-pdf.ts'
import { setDocument } from './testing/set-document.ts'

afterAll(closeFileReader)

const PDF = 'application/pdf'
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })

describe('the preview of an upload', () => {
  it('draws a page of a PDF at the width asked for', async () => {
    const preview = await renderPreview(setDocument('application-form', buildForm()), PDF, 1, 800)
    const picture = await sharp(preview.bytes).metadata()
    expect(preview).toMatchObject({ mime: 'image/webp', pageCount: 1, width: 800, height: 1131 })
    expect(picture).toMatchObject({ format: 'webp', width: 800, height: 1131 })
    const { channels } = await sharp(preview.bytes).stats()
    expect(channels[0]?.stdev).toBeGreaterThan(10)
  })

  it('never enlarges an image, and turns it upright', async () => {
    const photo = await blank(300, 200)
      .withExif({ IFD0: {} })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const preview = await renderPreview(photo, 'image/jpeg', 1, 800)
    expect(preview).toMatchObject({ pageCount: 1, width: 200, height: 300 })
    expect((await sharp(preview.bytes).metadata()).exif).toBeUndefined()
  })

  it.each([
    ['a page that is not there', buildPdf(pageObjects()), PDF, 2, 'documents.page_not_found'],
    ['page 0', buildPdf(pageObjects()), PDF, 0, 'documents.page_not_found'],
    ['a text called an image', Buffer.from('hello'), 'image/png', 1, 'documents.unreadable_file'],
    ['a text called a PDF', Buffer.from('hello'), PDF, 1, 'documents.unreadable_file'],
    [
      'a type that is not taken',
      Buffer.from('<svg/>'),
      'image/svg+xml',
      1,
      'documents.unsupported_type',
    ],
  ])('refuses %s', async (_, bytes, mime, page, code) => {
    await expect(renderPreview(bytes, mime, page, 800)).rejects.toMatchObject({ code })
  })

  it('refuses a PNG that is called a JPEG', async () => {
    const png = await blank(10, 10).png().toBuffer()
    await expect(renderPreview(png, 'image/jpeg', 1, 100)).rejects.toMatchObject({
      code: 'documents.unreadable_file',
    })
  })

  it('refuses an image cut short', async () => {
    const png = await blank(400, 400).png().toBuffer()
    await expect(
      renderPreview(png.subarray(0, png.length - 60), 'image/png', 1, 100),
    ).rejects.toMatchObject({
      code: 'documents.unreadable_file',
    })
  })

  it('refuses more than 40 million pixels before decoding them', async () => {
    const bomb = await blank(8000, 5001).png({ compressionLevel: 1 }).toBuffer()
    await expect(renderPreview(bomb, 'image/png', 1, 100)).rejects.toMatchObject({
      code: 'documents.too_many_pixels',
    })
  })

  it('refuses a page so tall that its picture would be too large', async () => {
    const objects = pageObjects().map((body) => body.replace('200 100', '10 14400'))
    await expect(renderPreview(buildPdf(objects), PDF, 1, 3000)).rejects.toMatchObject({
      code: 'documents.too_many_pixels',
    })
  })

  it('refuses more than 200 pages', async () => {
    const [catalogue = '', , page = ''] = pageObjects()
    const kids = Array.from({ length: 201 }, (_, index) => `${index + 3} 0 R`).join(' ')
    const pages = `<</Type/Pages/Kids[${kids}]/Count 201>>`
    const book = buildPdf([catalogue, pages, ...Array.from({ length: 201 }, () => page)])
    await expect(renderPreview(book, PDF, 1, 100)).rejects.toMatchObject({
      code: 'documents.too_many_pages',
    })
  })
})
