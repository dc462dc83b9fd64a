/** A page's cursor: the instant and id of its last row. Anything that is no cursor of ours begins anew. */
export function encodeCursor(at: Date, id: string): string {
  return `${at.getTime()}_${id}`
}

export function decodeCursor(cursor: string | null): { at: Date; id: string } | null {
  const found = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '')
  return found ? { at: new Date(Number(found[1])), id: found[2] ?? '' } : null
}

/** A page's cursor in a list sorted by something else: the sorted value and id of its last row. */
export function encodeKeyCursor(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url')
}

export function decodeKeyCursor(cursor: string | null): { value: string; id: string } | null {
  try {
    const [value, id]: unknown[] = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString())
    const isOurs = typeof value === 'string' && typeof id === 'string' && UUID.test(id)
    return isOurs ? { value, id } : null
  } catch {
    return null
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
