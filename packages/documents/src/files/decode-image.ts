import sharp, { type Sharp } from 'sharp'
import { DocumentError } from '../document-error.ts'
import { MAX_PIXELS, type Raster } from './rasterise-page.ts'

const FORMATS: Record<string, string> = { 'image/jpeg': 'jpeg', 'image/png': 'png' }
const DECODE_SECONDS = 15

/** The kinds of image that may be uploaded. */
export function isImageType(mime: string): boolean {
  return Object.hasOwn(FORMATS, mime)
}

/**
 * Opens an image that is what its type says, upright as its EXIF wants it. Throws
 * `documents.too_many_pixels` over 40 million pixels, else `documents.unreadable_file`.
 */
export async function openImage(bytes: Uint8Array, mime: string): Promise<Sharp> {
  const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' })
  const { format, width, height } = await orUnreadable(image.metadata())
  if (format !== FORMATS[mime]) {
    throw new DocumentError('documents.unreadable_file', `${format} called ${mime}`)
  }
  if (width * height > MAX_PIXELS) throw new DocumentError('documents.too_many_pixels')
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .timeout({ seconds: DECODE_SECONDS })
    .autoOrient()
}

/** An uploaded image as one grey channel on white, no edge longer than `longestEdge` pixels. */
export async function greyRaster(
  bytes: Uint8Array,
  mime: string,
  longestEdge: number,
): Promise<Raster> {
  const image = (await openImage(bytes, mime))
    .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .greyscale()
  const { data, info } = await orUnreadable(image.raw().toBuffer({ resolveWithObject: true }))
  return { data, width: info.width, height: info.height, channels: 1 }
}

/** What libvips says about a broken file is for the log; the code is what counts. */
export async function orUnreadable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new DocumentError('documents.unreadable_file', String(error))
  }
}
