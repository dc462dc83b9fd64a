import sharp from 'sharp'
import { DocumentError } from '../document-error.ts'
import { isImageType, openImage, orUnreadable } from './decode-image.ts'
import { withPdf } from './open-pdf.ts'
import { rasterisePage } from './rasterise-page.ts'

/** A stamped form or a licence has a few pages; nobody leafs through more on a review page. */
const MAX_PAGES = 200
const MAX_WIDTH = 3_000
const QUALITY = 84

export interface PreviewOrder {
  bytes: Uint8Array
  mime: string
  /** Counted from 1. */
  page: number
  /** Pixels; at most 3,000. */
  width: number
}

export interface Preview {
  bytes: Uint8Array
  mime: 'image/webp'
  width: number
  height: number
  pageCount: number
}

/** Draws one page of an uploaded file as WebP (see `renderPreview` for the outside). */
export async function drawPreview(order: PreviewOrder): Promise<Preview> {
  const width = Math.max(16, Math.min(MAX_WIDTH, Math.round(order.width)))
  if (order.mime === 'application/pdf') return drawPdf({ ...order, width })
  if (isImageType(order.mime)) return drawImage({ ...order, width })
  throw new DocumentError('documents.unsupported_type')
}

function drawPdf({ bytes, page, width }: PreviewOrder): Promise<Preview> {
  return withPdf(bytes, async (pdf) => {
    if (pdf.pageCount > MAX_PAGES) throw new DocumentError('documents.too_many_pages')
    const raster = rasterisePage(pdf, page, { width }, 4)
    const picture = await sharp(raster.data, { raw: raster })
      .removeAlpha()
      .webp({ quality: QUALITY })
      .toBuffer()
    return {
      bytes: picture,
      mime: 'image/webp',
      width: raster.width,
      height: raster.height,
      pageCount: pdf.pageCount,
    }
  })
}

async function drawImage({ bytes, mime, page, width }: PreviewOrder): Promise<Preview> {
  if (page !== 1) throw new DocumentError('documents.page_not_found')
  const image = await openImage(bytes, mime)
  const { data, info } = await orUnreadable(
    image
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true }),
  )
  return { bytes: data, mime: 'image/webp', width: info.width, height: info.height, pageCount: 1 }
}
