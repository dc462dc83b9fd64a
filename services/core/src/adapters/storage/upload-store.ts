import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { MemoryLocker, Server } from '@tus/server'
import { HalfSentFile } from './half-sent-file.ts'

/** Where bytes of half-sent files are kept. Keys begin with the tenant's id and are made by us. */
export type UploadStore = {
  /** Makes an empty file under the key, unless one is there. */
  open(key: string): Promise<void>
  /** Bytes that have arrived; none where nothing is under the key. */
  length(key: string): Promise<number>
  read(key: string): Promise<Uint8Array>
  remove(key: string): Promise<void>
  /** Answers HEAD (how much is there) and PATCH (more of it) of tus 1.0 for a file of `size` bytes. */
  answer(request: Request, key: string, size: number): Promise<Response>
}

/**
 * Half-sent files in a folder, one file a key: its length is how much has arrived, which outlives the
 * program however it ends. Of two who send the same one at once, the newer waits until the older is
 * ended (one node; between nodes, bytes that belong at the same place are the same bytes).
 */
export function createUploadStore(folder: string): UploadStore {
  const locker = new MemoryLocker()
  const at = (key: string) => {
    if (!/^[0-9a-f-]+\/[0-9a-f-]+$/.test(key)) throw new Error('an upload key is two ids')
    return path.join(folder, key)
  }
  return {
    async open(key) {
      await mkdir(path.dirname(at(key)), { recursive: true })
      await (await open(at(key), 'a')).close()
    },
    length: (key) => lengthOf(at(key)),
    read: (key) => readFile(at(key)),
    remove: (key) => rm(at(key), { force: true }),
    answer: (request, key, size) =>
      new Server({
        path: '/',
        datastore: new HalfSentFile(at(key), size),
        locker,
        getFileIdFromRequest: () => key,
        allowedOrigins: () => false,
      }).handleWeb(request),
  }
}

async function lengthOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return found?.size ?? 0
}
