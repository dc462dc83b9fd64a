/** Blocks that the server fills in from the blueprint, so that no amount or account number is typed. */
export const blockKinds = ['dues-table', 'bank-account'] as const
export type BlockKind = (typeof blockKinds)[number]

const mark = /<hr data-block="([a-z-]+)" data-year="(\d{4})" \/>/g

/** A block as content holds it: an empty mark. */
export function blockMark(kind: BlockKind, year: number): string {
  return `<hr data-block="${kind}" data-year="${year}" />`
}

/** Content with each mark replaced by what `render` makes of it. */
export function replaceMarks(
  html: string,
  render: (kind: BlockKind, year: number) => string,
): string {
  return html.replace(mark, (_, kind: string, year: string) => {
    const known = blockKinds.find((each) => each === kind)
    return known ? render(known, Number(year)) : ''
  })
}
