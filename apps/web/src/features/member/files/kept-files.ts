import { del, entries, get, set } from 'idb-keyval'

/** A file that is on its way up, with when it was kept (ms). */
interface KeptFile {
  file: File
  at: number
}

/** As long as the server waits for the rest of it. */
const KEPT_FOR = 7 * 86_400_000
const PREFIX = 'upload:'

/** By account: who signs in on the same device finds nothing of another's. */
const keyOf = (accountId: string, uploadId: string): string => `${PREFIX}${accountId}:${uploadId}`

/** Keeps a file in the browser until it is up, so that a tab opened anew goes on by itself; where it can't, it is asked for. */
export async function keepFile(accountId: string, uploadId: string, file: File): Promise<void> {
  const kept: KeptFile = { file, at: Date.now() }
  await set(keyOf(accountId, uploadId), kept).catch(() => undefined)
}

/** The file that this browser kept for an upload, if it did. */
export async function readKeptFile(accountId: string, uploadId: string): Promise<File | undefined> {
  const kept = await get<KeptFile>(keyOf(accountId, uploadId)).catch(() => undefined)
  return kept?.file
}

/** Forgets a file that is up or was given up. */
export async function forgetFile(accountId: string, uploadId: string): Promise<void> {
  await del(keyOf(accountId, uploadId)).catch(() => undefined)
}

/** Forgets files that the server waits for no longer, whoever they belong to. */
export async function forgetOldFiles(): Promise<void> {
  const all = await entries<string, KeptFile>().catch(() => [])
  const old = all.filter(
    ([key, value]) => String(key).startsWith(PREFIX) && value.at < Date.now() - KEPT_FOR,
  )
  await Promise.all(old.map(([key]) => del(key).catch(() => undefined)))
}
