import { PDFiumModule } from '@hyzyla/pdfium'

type Vendor = Awaited<ReturnType<typeof PDFiumModule>>

/** The functions of PDFium (public/fpdf*.h) used here beyond those the package has typed. */
export interface RawPdfium extends Vendor {
  _FPDF_GetSecurityHandlerRevision(document: number): number
  _FPDF_SaveAsCopy(document: number, fileWrite: number, flags: number): number
  _FPDFDoc_GetJavaScriptActionCount(document: number): number
  _FPDFDoc_GetAttachmentCount(document: number): number
  _FPDFText_GetCharBox(
    textPage: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number
  _FPDFText_GetUnicode(textPage: number, index: number): number
  _malloc(size: number): number
  _free(pointer: number): void
  HEAPF64: Float64Array
  wasmExports: Vendor['wasmExports'] & {
    __indirect_function_table: { set(index: number, value: unknown): void }
  }
}

let loading: Promise<RawPdfium> | undefined

/** The PDFium library of this thread, loaded once (some 40 ms) from the package on disk. */
export function loadPdfium(): Promise<RawPdfium> {
  loading ??= initialise()
  return loading
}

async function initialise(): Promise<RawPdfium> {
  const pdfium = (await PDFiumModule({})) as RawPdfium
  pdfium._FPDF_InitLibraryWithConfig({})
  return pdfium
}
