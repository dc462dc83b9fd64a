import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import sharp, { type Sharp } from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { DocumentError } from '../document-error.ts'
import { greyRaster, isImageType } from './decode-image.ts'
import { withPdf } from './open-pdf.ts'
import { rasterisePage, type Raster } from './rasterise-page.ts'

export interface FoundQrCode {
  text: string
  /** Counted from 1. */
  page: number
}

/** A form has its code on every page, so the first pages are enough. */
const MAX_PAGES = 3
const SCAN_DPI = 200
/** Longer photographs are made smaller first: a code of 19 mm on A4 keeps 5 pixels a module. */
const LONGEST_EDGE = 3_000
/** Larger pictures are not enlarged further: the code in them is large enough already. */
const ENLARGE_BELOW_PIXELS = 5_000_000
/** No new look at a page begins after this time; noise can keep the reader busy for long. */
const PATIENCE_MS = 4_000

/**
 * The texts of all QR codes on an upload's first three pages. A page on which none is found at
 * first is tried again denoised, enlarged, sharpened and turned, as a skewed, grey and heavily
 * compressed scan needs it.
 */
export async function scanQr(bytes: Uint8Array, mime: string): Promise<FoundQrCode[]> {
  await loadReader()
  if (isImageType(mime)) return scanPage(await greyRaster(bytes, mime, LONGEST_EDGE), 1)
  if (mime !== 'application/pdf') throw new DocumentError('documents.unsupported_type')
  return withPdf(bytes, async (pdf) => {
    const found: FoundQrCode[] = []
    for (let page = 1; page <= Math.min(MAX_PAGES, pdf.pageCount); page++) {
      found.push(...(await scanPage(rasterisePage(pdf, page, { dpi: SCAN_DPI }, 1), page)))
    }
    return found
  })
}

let loading: Promise<unknown> | undefined

/** The reader's WebAssembly comes from the package on disk, never from the network. */
function loadReader(): Promise<unknown> {
  loading ??= (async () => {
    const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    const { buffer } = new Uint8Array(await readFile(file))
    await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true })
  })()
  return loading
}

/**
 * Ways to look at a page, the cheapest first. Measured on scans with blur, noise, little
 * contrast and 72 to 200 dpi: sharpening saves blurred ones, enlarging saves coarse ones; a
 * median, a normalised histogram or a small turn saved none that these did not.
 */
const LOOKS: ((page: Sharp, raster: Raster) => Sharp | undefined)[] = [
  (page) => page,
  (page) => page.sharpen({ sigma: 1.5, m1: 2, m2: 4 }),
  (page, { width, height }) =>
    width * height < ENLARGE_BELOW_PIXELS
      ? page.resize({ width: width * 2, kernel: 'cubic' })
      : undefined,
  (page, { width }) => page.resize({ width: Math.round(width * 0.6) }),
]

async function scanPage(raster: Raster, page: number): Promise<FoundQrCode[]> {
  const deadline = performance.now() + PATIENCE_MS
  for (const look of LOOKS) {
    if (performance.now() > deadline) break
    const view = look(sharp(raster.data, { raw: raster }), raster)
    if (view === undefined) continue
    const texts = await readTexts(view)
    if (texts.length > 0) return texts.map((text) => ({ text, page }))
  }
  return []
}

async function readTexts(view: Sharp): Promise<string[]> {
  const { data, info } = await view.greyscale().raw().toBuffer({ resolveWithObject: true })
  const results = await readBarcodes(picture(data, info), {
    formats: ['QRCode'],
    tryHarder: true,
    tryRotate: true,
    tryDownscale: true,
    maxNumberOfSymbols: 8,
  })
  return [...new Set(results.filter((result) => result.isValid).map((result) => result.text))]
}

/** The reader takes RGBA only; it trusts the size, so each pixel is written out here. */
function picture(grey: Uint8Array, info: { width: number; height: number; channels: number }) {
  const { width, height, channels } = info
  const words = new Uint32Array(width * height)
  for (let pixel = 0; pixel < words.length; pixel++) {
    words[pixel] = OPAQUE + (grey[pixel * channels] ?? 255) * GREY_TO_RGB
  }
  return { data: new Uint8ClampedArray(words.buffer), width, height, colorSpace: 'srgb' as const }
}

/** One RGBA pixel as a little-endian word. */
const OPAQUE = 0xff000000
const GREY_TO_RGB = 0x010101
