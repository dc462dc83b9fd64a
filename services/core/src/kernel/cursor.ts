/** A page's cursor: the instant and id of its last row. Anything that is no cursor of ours begins anew. */
export function encodeCursor(at: Date, id: string): string {
  return `${at.getTime()}_${id}`
}

export function decodeCursor(cursor: string | null): { at: Date; id: string } | null {
  const found = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '')
  return found ? { at: new Date(Number(found[1])), id: found[2] ?? '' } : null
}
