import { encode } from 'uqr'

/** White modules around the code; ISO/IEC 18004 asks for four. */
const QUIET_ZONE = 4

/**
 * A QR code (ISO/IEC 18004) as an SVG of one black path, error correction M or better.
 * The quiet zone is part of the picture unless `border` says otherwise.
 */
export function qrSvg(text: string, options: { border?: number } = {}): string {
  const border = options.border ?? QUIET_ZONE
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border })
  const path = data.map((row, y) => rowPath(row, y)).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
    `<path fill="#000" d="${path}"/></svg>`
  )
}

/** One rectangle per run of dark modules, so that no hairlines show between neighbours. */
function rowPath(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
  }
  return path
}
