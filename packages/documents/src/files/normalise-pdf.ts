import { DocumentError } from '../document-error.ts'
import type { OpenPdf } from './open-pdf.ts'
import type { RawPdfium } from './pdfium.ts'

/** FPDF_REMOVE_SECURITY of fpdf_save.h. */
const REMOVE_SECURITY = 4

/**
 * A module that does nothing but pass a call (i32, i32, i32) → i32 on to its import: the only
 * way to give a JavaScript function the type of a WebAssembly one.
 */
const CALL_THROUGH = new Uint8Array([
  0x00,
  0x61,
  0x73,
  0x6d,
  1,
  0,
  0,
  0, // "\0asm", version 1
  1,
  8,
  1,
  0x60,
  3,
  0x7f,
  0x7f,
  0x7f,
  1,
  0x7f, // type
  2,
  7,
  1,
  1,
  0x65,
  1,
  0x66,
  0,
  0, // import e.f
  7,
  5,
  1,
  1,
  0x66,
  0,
  0, // export f
])

/**
 * The PDF as PDFium understood it, written anew: object streams unpacked, encryption removed,
 * names in one spelling. What hides from a search in the original stands open in it.
 */
export function normalisedPdf({ pdfium, handle }: OpenPdf): Buffer {
  const chunks: Buffer[] = []
  const write = (_self: number, data: number, size: number) => {
    chunks.push(Buffer.from(pdfium.HEAPU8.slice(data, data + size)))
    return 1
  }
  const fileWrite = pdfium._malloc(8)
  const slot = lendSlot(pdfium, write)
  try {
    new DataView(pdfium.HEAPU8.buffer).setInt32(fileWrite, 1, true)
    new DataView(pdfium.HEAPU8.buffer).setInt32(fileWrite + 4, slot.index, true)
    if (pdfium._FPDF_SaveAsCopy(handle, fileWrite, REMOVE_SECURITY) === 0) {
      throw new DocumentError('documents.unreadable_file', 'could not be written anew')
    }
  } finally {
    slot.giveBack()
    pdfium._free(fileWrite)
  }
  return Buffer.concat(chunks)
}

type WriteBlock = (self: number, data: number, size: number) => number

/**
 * PDFium's table of functions can't grow, so the callback borrows the entry of the null pointer
 * for the length of one call, which no other function can have.
 */
function lendSlot(pdfium: RawPdfium, write: WriteBlock): { index: number; giveBack: () => void } {
  const table = pdfium.wasmExports.__indirect_function_table
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(CALL_THROUGH), {
    e: { f: write },
  })
  table.set(0, exports['f'])
  return { index: 0, giveBack: () => table.set(0, null) }
}

/** The two constructors used here; the full types come only with those of a browser. */
interface WasmConstructors {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> }
}

const { WebAssembly } = globalThis as unknown as { WebAssembly: WasmConstructors }
