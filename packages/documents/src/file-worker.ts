import { drawPreview, type Preview, type PreviewOrder } from './files/draw-preview.ts'
import { inspect, type PdfInspection } from './files/inspect.ts'
import { scanQr, type FoundQrCode } from './files/scan-qr.ts'
import { ownBytes, serveJobs } from './workers/serve-jobs.ts'

/** What the worker does that parses files from outside. */
export type FileJobs = {
  preview: { input: PreviewOrder; output: Preview }
  inspect: { input: Uint8Array; output: PdfInspection }
  readQr: { input: { bytes: Uint8Array; mime: string }; output: FoundQrCode[] }
}

serveJobs<FileJobs>(
  {
    preview: async (order) => {
      const preview = await drawPreview(order)
      return { ...preview, bytes: ownBytes(preview.bytes) }
    },
    inspect,
    readQr: ({ bytes, mime }) => scanQr(bytes, mime),
  },
  'documents.unreadable_file',
)
