/** The certificate's ground: how many curves, and how far one lies from the next. */
const CURVES = 46
const STEP = { left: 1.15, bendX: 0.9, bendY: 4.29, right: 1.55 }
const FIRST = { left: 100, bendX: 150, bendY: 110.8, right: 66 }

/** Inner field of the certificate in mm: right of the title column, inside the thin frame. */
const FIELD = { left: 60.2, top: 11.4, right: 285.6, bottom: 198.6 }

/**
 * Fine curves behind the text of a certificate (底纹), as an SVG over an A4 landscape page in
 * millimetres: a sheaf of lines that a copier blurs. `color` is #rrggbb.
 */
export function guillocheSvg(color: string): string {
  const path = Array.from({ length: CURVES }, (_, index) => curve(index)).join('')
  const { left, top, right, bottom } = FIELD
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210" width="297mm" height="210mm">` +
    `<clipPath id="field"><path d="M${left} ${top}H${right}V${bottom}H${left}z"/></clipPath>` +
    `<path clip-path="url(#field)" fill="none" stroke="${color}" stroke-width=".13" ` +
    `stroke-opacity=".2" d="${path}"/></svg>`
  )
}

function curve(index: number): string {
  const left = (FIRST.left + STEP.left * index).toFixed(2)
  const bendX = (FIRST.bendX + STEP.bendX * index).toFixed(2)
  const bendY = (FIRST.bendY + STEP.bendY * index).toFixed(2)
  const right = (FIRST.right + STEP.right * index).toFixed(2)
  return `M59 ${left}Q${bendX} ${bendY} 287 ${right}`
}
