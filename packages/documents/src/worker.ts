import { certificateImage } from './certificate-image.ts'
import type { DocumentData, DocumentKind } from './kinds.ts'
import { createTypesetter } from './typesetter.ts'
import { ownBytes, serveJobs } from './workers/serve-jobs.ts'

/** One document to set; its data has passed the schema of its kind. */
export type PdfOrder = {
  [K in DocumentKind]: { kind: K; data: DocumentData<K> }
}[DocumentKind]

/** What the typesetting worker does. */
export type RenderJobs = {
  pdf: { input: PdfOrder; output: Uint8Array }
  certificateImage: {
    input: { data: DocumentData<'certificate'>; width: number }
    output: Uint8Array
  }
}

const typesetter = createTypesetter()

serveJobs<RenderJobs>(
  {
    pdf: ({ kind, data }) => ownBytes(typesetter.pdf(kind, data)),
    certificateImage: async ({ data, width }) =>
      ownBytes(await certificateImage(typesetter.pdf('certificate', data), width)),
  },
  'documents.render_failed',
)
