/**
 * What tells the same file from another one: a hash of its bytes, by which the server also knows that
 * all arrived as they were; without TLS, where a page can't hash, what the browser knows of the file.
 */
export async function fingerprintOf(file: File): Promise<string> {
  const { subtle } = globalThis.crypto
  if (!subtle) return `file:${file.size}-${file.lastModified}-${file.name}`.slice(0, 200)
  const hash = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()))
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
