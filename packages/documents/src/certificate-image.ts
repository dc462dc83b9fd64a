import sharp from 'sharp'
import { withPdf } from './files/open-pdf.ts'
import { rasterisePage } from './files/rasterise-page.ts'

/** A4 is 210 mm high when it lies; so many pixels are one millimetre. */
const A4_LANDSCAPE_MM = 297

/** A certificate's PDF as a PNG that is `width` pixels wide, with its resolution recorded. */
export async function certificateImage(pdf: Uint8Array, width: number): Promise<Uint8Array> {
  const raster = await withPdf(pdf, (open) => rasterisePage(open, 1, { width }, 4))
  return sharp(raster.data, { raw: raster })
    .removeAlpha()
    .withMetadata({ density: (width / A4_LANDSCAPE_MM) * 25.4 })
    .png({ compressionLevel: 9, palette: false })
    .toBuffer()
}
