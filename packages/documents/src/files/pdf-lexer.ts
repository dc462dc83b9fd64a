/** One token of PDF syntax (ISO 32000-1, 7.2–7.3). Texts and streams carry no content here. */
export interface PdfToken {
  type: 'name' | 'number' | 'word' | 'punctuation' | 'text'
  value: string
  /** Offset of the token's first byte. */
  at: number
}

const WHITESPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const BACKSLASH = 0x5c
const NEWLINE = 0x0a

/**
 * The tokens of a PDF from `start` on, without what stands in texts, comments and streams.
 * Streams are skipped by their /Length, so they must be written with a direct one, as
 * `normalisedPdf` does.
 */
export function* pdfTokens(bytes: Uint8Array, start = 0): Generator<PdfToken> {
  let at = start
  let streamLength = 0
  let lengthFollows = false
  while (at < bytes.length) {
    if (WHITESPACE.has(byteAt(bytes, at))) {
      at++
      continue
    }
    const { token, end } = readToken(bytes, at)
    at = end
    if (token === undefined) continue
    if (token.type === 'word' && token.value === 'stream') at = skipStream(bytes, at, streamLength)
    if (lengthFollows && token.type === 'number') streamLength = Number(token.value)
    lengthFollows = token.type === 'name' && token.value === 'Length'
    yield token
  }
}

interface Reading {
  token: PdfToken | undefined
  end: number
}

function readToken(bytes: Uint8Array, at: number): Reading {
  const sign = String.fromCharCode(byteAt(bytes, at))
  const next = String.fromCharCode(byteAt(bytes, at + 1))
  if (sign === '%') return { token: undefined, end: endOfLine(bytes, at) }
  if (sign === '(') return { token: { type: 'text', value: '', at }, end: endOfText(bytes, at) }
  if (sign === '/') return readName(bytes, at)
  if ((sign === '<' || sign === '>') && next === sign) return punctuation(sign + next, at)
  if (sign === '<') return { token: { type: 'text', value: '', at }, end: endOfHex(bytes, at) }
  if (DELIMITERS.has(sign.charCodeAt(0))) return punctuation(sign, at)
  return readRegular(bytes, at)
}

function punctuation(value: string, at: number): Reading {
  return { token: { type: 'punctuation', value, at }, end: at + value.length }
}

function readName(bytes: Uint8Array, at: number): Reading {
  const end = endOfRegular(bytes, at + 1)
  const raw = Buffer.from(bytes.subarray(at + 1, end)).toString('latin1')
  const value = raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return { token: { type: 'name', value, at }, end }
}

function readRegular(bytes: Uint8Array, at: number): Reading {
  const end = endOfRegular(bytes, at)
  const value = Buffer.from(bytes.subarray(at, end)).toString('latin1')
  return { token: { type: /^[+-]?[\d.]+$/.test(value) ? 'number' : 'word', value, at }, end }
}

function endOfRegular(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && isRegular(byteAt(bytes, at))) at++
  return at
}

function isRegular(byte: number): boolean {
  return !WHITESPACE.has(byte) && !DELIMITERS.has(byte)
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
  return at
}

function endOfText(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === BACKSLASH) at++
    else if (byte === 0x28) depth++
    else if (byte === 0x29 && --depth === 0) return at + 1
  }
  return bytes.length
}

function endOfHex(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(0x3e, from)
  return end === -1 ? bytes.length : end + 1
}

function skipStream(bytes: Uint8Array, from: number, length: number): number {
  const start = bytes[from] === 0x0d ? from + 2 : bytes[from] === NEWLINE ? from + 1 : from
  return start + length
}
