import { findActiveContent, findRawTelltales, type ActiveContent } from './find-active-content.ts'
import { normalisedPdf } from './normalise-pdf.ts'
import { withPdf } from './open-pdf.ts'

export interface PdfInspection {
  pages: number
  /** Encrypted, though it opens without a password. */
  encrypted: boolean
  /** Holds something that runs, opens, sends or carries other files. */
  activeContent: boolean
  /** What that is, for the log and the message; sorted. */
  findings: ActiveContent[]
}

/** Reads a PDF to its end and looks for active content (see `inspectPdf` for the outside). */
export function inspect(bytes: Uint8Array): Promise<PdfInspection> {
  return withPdf(bytes, (pdf) => {
    const findings = new Set([...findActiveContent(normalisedPdf(pdf)), ...findRawTelltales(bytes)])
    if (pdf.pdfium._FPDFDoc_GetJavaScriptActionCount(pdf.handle) > 0) findings.add('javascript')
    if (pdf.pdfium._FPDFDoc_GetAttachmentCount(pdf.handle) > 0) findings.add('embedded-file')
    return {
      pages: pdf.pageCount,
      encrypted: pdf.encrypted,
      activeContent: findings.size > 0,
      findings: [...findings].sort(),
    }
  })
}
