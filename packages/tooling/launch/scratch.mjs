import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * A folder of this run's own, removed when the work is done, whatever came of it.
 * @template T
 * @param {(dir: string) => Promise<T>} work
 */
export async function withScratch(work) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-'))
  // As root the database runs as another user, who has to get in.
  fs.chmodSync(dir, 0o755)
  try {
    return await work(dir)
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}
