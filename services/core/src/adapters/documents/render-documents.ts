import { createDocumentRenderer, type DocumentRenderer } from '@guildhall/documents/render'

/** Documents as pure functions of data, made off the event loop; see packages/documents. */
export type Documents = DocumentRenderer

export function createDocuments(): Documents {
  return createDocumentRenderer()
}
