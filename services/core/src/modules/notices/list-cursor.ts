/** A page's cursor of a list of notices: its ranks (1 comes first), the instant and the id of the last row. */
export type ListPlace = { ranks: boolean[]; at: Date; id: string }

export function encodePlace({ ranks, at, id }: ListPlace): string {
  return `${ranks.map(Number).join('')}_${at.getTime()}_${id}`
}

/** Anything that is no cursor of ours begins anew. */
export function decodePlace(cursor: string | null, ranks: number): ListPlace | null {
  const found = /^([01]{1,2})_(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    cursor ?? '',
  )
  const [, flags = '', at, id = ''] = found ?? []
  if (flags.length !== ranks) return null
  return { ranks: [...flags].map((flag) => flag === '1'), at: new Date(Number(at)), id }
}
