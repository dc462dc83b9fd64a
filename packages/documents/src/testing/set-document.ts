import {
  documentSchemas,
  type DocumentData,
  type DocumentInput,
  type DocumentKind,
} from '../kinds.ts'
import { createTypesetter, type Typesetter } from '../typesetter.ts'

let typesetter: Typesetter | undefined

/** Sets a document in this thread: a test of what is printed needs no worker. */
export function setDocument<K extends DocumentKind>(kind: K, data: DocumentInput<K>): Uint8Array {
  typesetter ??= createTypesetter()
  return typesetter.pdf(kind, documentSchemas[kind].parse(data) as DocumentData<K>)
}
