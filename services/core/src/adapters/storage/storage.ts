import type { Readable } from 'node:stream'

/** Where uploaded bytes are kept. Keys begin with the tenant's id and are made by us, never by a client. */
export type Storage = {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Throws when there is nothing under the key. */
  get(key: string): Promise<Uint8Array>
  stream(key: string): Promise<Readable>
  remove(key: string): Promise<void>
}
