import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DataStore, ERRORS, Upload } from '@tus/server'

/** One half-sent file as tus sees it: what has arrived is its length on the disk, nothing else. */
export class HalfSentFile extends DataStore {
  readonly #file: string
  readonly #size: number

  constructor(file: string, size: number) {
    super()
    this.#file = file
    this.#size = size
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = await stat(this.#file).catch(() => null)
    if (!found) throw ERRORS.FILE_NOT_FOUND
    return new Upload({ id, size: this.#size, offset: found.size })
  }

  /** Writes what comes, as it comes; on the disk for good before it is acknowledged, also when the line is cut. */
  override async write(bytes: Readable, _id: string, offset: number): Promise<number> {
    const file = await open(this.#file, 'r+')
    let at = offset
    try {
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        await writeAll(file, chunk, at)
        at += chunk.byteLength
      }
    } finally {
      await file.datasync()
      await file.close()
    }
    return at
  }
}

async function writeAll(
  file: Awaited<ReturnType<typeof open>>,
  chunk: Buffer,
  position: number,
): Promise<void> {
  let written = 0
  while (written < chunk.byteLength) {
    const left = chunk.byteLength - written
    written += (await file.write(chunk, written, left, position + written)).bytesWritten
  }
}
