import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { closeFileReader } from './file-reader.ts'
import { withPdf } from './files/open-pdf.ts'
import { rasterisePage } from './files/rasterise-page.ts'
import { readQrCodes } from './read-qr.ts'
import { buildCertificate, buildForm } from './testing/build-document-data.ts'
import { setDocument } from './testing/set-document.ts'

afterAll(closeFileReader)

const form = setDocument('application-form', buildForm())
const CODE = buildForm().qrText
const PRINT_DPI = 200

interface ScanFlaws {
  dpi: number
  turn: number
  quality: number
  blur?: number
  /** Standard deviation of the grain, of 255. */
  grain?: number
}

/** The printed form as an office scanner sends it: crooked, grey, grainy, compressed. */
async function scanForm({ dpi, turn, quality, blur, grain = 20 }: ScanFlaws): Promise<Buffer> {
  const raster = await withPdf(form, (pdf) => rasterisePage(pdf, 1, { dpi: PRINT_DPI }, 1))
  const turned = await sharp(raster.data, { raw: raster })
    .rotate(turn, { background: '#e4e4e0' })
    .resize({ width: Math.round((raster.width * dpi) / PRINT_DPI) })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const { width, height } = await sharp(turned).metadata()
  const noise = { type: 'gaussian', mean: 128, sigma: grain } as const
  const film = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const grained = await sharp(turned)
    .composite([{ input: film, blend: 'soft-light' }])
    .png({ compressionLevel: 0 })
    .toBuffer()
  const soft: Sharp = blur ? sharp(grained).blur(blur) : sharp(grained)
  return soft.greyscale().jpeg({ quality }).toBuffer()
}

describe('reading the code of a scan', () => {
  it('reads it from every page of the PDF itself', async () => {
    const text = '入会说明。'.repeat(300)
    const long = buildForm({ sections: [{ heading: '说明', text }] })
    const codes = await readQrCodes(setDocument('application-form', long), 'application/pdf')
    expect(codes).toEqual([1, 2].map((page) => ({ text: CODE, page })))
  })

  it.each<[string, ScanFlaws]>([
    ['turned 3° at 150 dpi, JPEG 50', { dpi: 150, turn: 3, quality: 50 }],
    ['upside down and heavily compressed', { dpi: 150, turn: 184, quality: 20 }],
    ['lying on its side', { dpi: 150, turn: 90, quality: 50 }],
    ['coarse and blurred', { dpi: 90, turn: -2, quality: 50, blur: 0.6 }],
    ['out of focus', { dpi: 150, turn: 2, quality: 50, blur: 2 }],
    ['full of grain', { dpi: 150, turn: -4, quality: 40, grain: 100 }],
  ])('reads it from a scan that is %s', async (_, flaws) => {
    const codes = await readQrCodes(await scanForm(flaws), 'image/jpeg')
    expect(codes).toEqual([{ text: CODE, page: 1 }])
  })

  it('reads the code of a certificate through its curves', async () => {
    const codes = await readQrCodes(
      setDocument('certificate', buildCertificate()),
      'application/pdf',
    )
    expect(codes).toEqual([{ text: buildCertificate().qrText, page: 1 }])
  })

  it('finds nothing on a blank page', async () => {
    const blank = { width: 800, height: 1100, channels: 3, background: '#fff' } as const
    const page = await sharp({ create: blank }).png().toBuffer()
    expect(await readQrCodes(page, 'image/png')).toEqual([])
  })

  it('refuses what is no upload that it knows', async () => {
    await expect(readQrCodes(Buffer.from('x'), 'text/plain')).rejects.toMatchObject({
      code: 'documents.unsupported_type',
    })
  })
})
