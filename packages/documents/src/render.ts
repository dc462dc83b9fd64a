import { DocumentError } from './document-error.ts'
import {
  documentSchemas,
  type DocumentData,
  type DocumentInput,
  type DocumentKind,
} from './kinds.ts'
import type { PdfOrder, RenderJobs } from './worker.ts'
import { createWorkerPool } from './workers/worker-pool.ts'

export interface DocumentRendererOptions {
  /** Worker threads, each with fonts of its own (some 120 MB). Default 1. */
  workers?: number
  /** Documents after which a worker is replaced. Default 200. */
  recycleAfter?: number
  /** Documents that may wait. Default 500. */
  queueLimit?: number
  /** Longest time for one document in ms. Default 20,000. */
  timeoutMs?: number
}

export interface DocumentRenderer {
  /** Sets a document as PDF. The same data gives the same bytes. Throws a DocumentError. */
  pdf<K extends DocumentKind>(kind: K, data: DocumentInput<K>): Promise<Buffer>
  /** A certificate as PNG, `width` pixels wide (default 2,000, at most 4,000). */
  certificateImage(
    data: DocumentInput<'certificate'>,
    options?: { width?: number },
  ): Promise<Buffer>
  /** Ends the workers; what still waits is refused with `documents.closed`. */
  close(): Promise<void>
}

const IMAGE_WIDTH = { usual: 2_000, most: 4_000 }

/**
 * A renderer of every document kind, off the main thread. Data is checked against the schema of
 * its kind (`documents.invalid_data`) and travels as data: no text is ever read as markup.
 */
export function createDocumentRenderer(options: DocumentRendererOptions = {}): DocumentRenderer {
  const pool = createWorkerPool<RenderJobs>({
    script: new URL('./worker.ts', import.meta.url),
    workers: options.workers ?? 1,
    recycleAfter: options.recycleAfter ?? 200,
    queueLimit: options.queueLimit ?? 500,
    timeoutMs: options.timeoutMs ?? 20_000,
  })
  return {
    async pdf(kind, data) {
      const order = { kind, data: checkedData(kind, data) } as PdfOrder
      return asBuffer(await pool.run('pdf', order))
    },
    async certificateImage(data, { width = IMAGE_WIDTH.usual } = {}) {
      const checked = checkedData('certificate', data)
      const capped = Math.min(width, IMAGE_WIDTH.most)
      return asBuffer(await pool.run('certificateImage', { data: checked, width: capped }))
    },
    close: () => pool.close(),
  }
}

function checkedData<K extends DocumentKind>(kind: K, data: unknown): DocumentData<K> {
  const schema = documentSchemas[kind]
  if (schema === undefined) throw new DocumentError('documents.invalid_data', 'unknown kind')
  const result = schema.safeParse(data)
  if (result.success) return result.data as DocumentData<K>
  const places = result.error.issues.map((issue) => issue.path.join('.') || '(all)')
  throw new DocumentError('documents.invalid_data', places.join(', '))
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
