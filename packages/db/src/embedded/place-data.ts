import { createHash } from 'node:crypto'
import path from 'node:path'
import { sharedFolders } from './binaries.ts'
import { canEnter, makeFolder, unprivileged } from './run-as.ts'

function tryFolder(dir: string): boolean {
  try {
    makeFolder(dir)
    return canEnter(dir, unprivileged())
  } catch {
    return false
  }
}

/**
 * Where the database's files can live: `preferred`, or, when root runs the program and the
 * unprivileged user cannot reach that folder (a clone under /root), a durable folder of its own
 * that it can. The same `preferred` always leads to the same place.
 */
export function placeData(preferred: string): string {
  const wanted = path.resolve(preferred)
  if (process.getuid?.() !== 0 || tryFolder(wanted)) return wanted
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const places = sharedFolders().map((base) => path.join(base, `data-${digest}`))
  return places.find(tryFolder) ?? wanted
}
