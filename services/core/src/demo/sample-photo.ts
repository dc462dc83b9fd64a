import sharp from 'sharp'

/** Words need a font that is there everywhere; lines do not: a card with a face and lines of writing. */
const CARD = `<svg xmlns="http://www.w3.org/2000/svg" width="856" height="540">
  <rect width="856" height="540" fill="#dfe6ea"/>
  <rect x="24" y="24" width="808" height="492" rx="24" fill="#f7f9fa" stroke="#9fb0ba" stroke-width="3"/>
  <g fill="#c3cfd6">
    <rect x="72" y="84" width="220" height="30"/><rect x="72" y="148" width="330" height="30"/>
    <rect x="72" y="212" width="280" height="30"/><rect x="72" y="276" width="400" height="30"/>
    <rect x="72" y="320" width="310" height="30"/><rect x="72" y="428" width="560" height="36"/>
  </g>
  <rect x="570" y="84" width="212" height="276" fill="#e6ecef"/>
  <circle cx="676" cy="184" r="56" fill="#b4c1c9"/>
  <path d="M586 360c0-66 40-104 90-104s90 38 90 104z" fill="#b4c1c9"/>
</svg>`

/** A picture that stands for the photo of an identity card in demo data; it shows nobody's. */
export function samplePhoto(): Promise<Uint8Array> {
  return sharp(Buffer.from(CARD)).png({ compressionLevel: 9 }).toBuffer()
}
