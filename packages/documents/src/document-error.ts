/**
 * What can go wrong with a document, as a closed set. The text that a person reads for each
 * code belongs to whoever shows it; nothing here is meant for a screen.
 */
export const documentErrorCodes = [
  /** The data does not fit the schema of its document kind. */
  'documents.invalid_data',
  /** The typesetter refused a template or its data: a defect of ours. */
  'documents.render_failed',
  /** Too many documents wait already; try again later. */
  'documents.queue_full',
  /** The renderer or reader was closed. */
  'documents.closed',
  /** The worker died twice on the same job. */
  'documents.worker_crashed',
  /** The job took longer than it may. */
  'documents.timed_out',
  /** Neither an image nor a PDF that can be read to its end. */
  'documents.unreadable_file',
  /** The PDF opens only with a password. */
  'documents.password_protected',
  /** Neither PDF, JPEG nor PNG. */
  'documents.unsupported_type',
  /** More pixels than may be decoded (40 million). */
  'documents.too_many_pixels',
  /** More pages than may be shown. */
  'documents.too_many_pages',
  /** The file has no such page. */
  'documents.page_not_found',
] as const

export type DocumentErrorCode = (typeof documentErrorCodes)[number]

/** A refusal or failure of this package. `detail` is for logs only. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: DocumentErrorCode
  readonly detail: string | undefined

  constructor(code: DocumentErrorCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.code = code
    this.detail = detail
  }
}
