import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** Bodies of the objects 1, 2, 3 … of a PDF; object 1 is the catalogue. */
export type PdfObjects = string[]

/** A PDF of one empty page whose catalogue and page carry `extra` entries. */
export function pageObjects(extra: { catalogue?: string; page?: string; more?: string[] } = {}) {
  return [
    `<</Type/Catalog/Pages 2 0 R${extra.catalogue ?? ''}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]${extra.page ?? ''}>>`,
    ...(extra.more ?? []),
  ]
}

/** A PDF 1.4 with a classic cross-reference table. */
export function buildPdf(objects: PdfObjects, trailer = ''): Buffer {
  const offsets: number[] = []
  let text = '%PDF-1.4\n'
  objects.forEach((body, index) => {
    offsets.push(text.length)
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
  })
  const start = text.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  text += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A PDF 1.5 whose objects all lie in one compressed object stream, where no search finds them. */
export function buildPackedPdf(objects: PdfObjects): Buffer {
  const streamNumber = objects.length + 1
  const index = objects.map((_, at) => `${at + 1} ${offsetOf(objects, at)}`).join(' ')
  const packed = deflateSync(Buffer.from(`${index} ${objects.join(' ')}`, 'latin1'))
  const head = '%PDF-1.5\n'
  const objectStream = streamObject(
    streamNumber,
    `/Type/ObjStm/N ${objects.length}/First ${index.length + 1}/Filter/FlateDecode`,
    packed,
  )
  const start = head.length + objectStream.length
  const entries = [
    [0, 0, 0],
    ...objects.map((_, at) => [2, streamNumber, at]),
    [1, head.length, 0],
    [1, start, 0],
  ]
  const table = Buffer.from(
    entries.flatMap(([kind = 0, a = 0, b = 0]) => [kind, a >> 8, a & 255, b]),
  )
  const size = objects.length + 3
  const crossReference = streamObject(
    streamNumber + 1,
    `/Type/XRef/Size ${size}/W[1 2 1]/Root 1 0 R`,
    table,
  )
  const tail = Buffer.from(`startxref\n${start}\n%%EOF\n`)
  return Buffer.concat([Buffer.from(head), objectStream, crossReference, tail])
}

function offsetOf(objects: PdfObjects, at: number): number {
  return objects.slice(0, at).reduce((sum, body) => sum + body.length + 1, 0)
}

function streamObject(number: number, entries: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n<<${entries}/Length ${content.length}>>stream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ])
}

/** The padding string of the standard security handler (ISO 32000-1, 7.6.3.3). */
const PADDING = Buffer.from(
  '28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A',
  'hex',
)
const PERMISSIONS = -4
const FILE_ID = Buffer.alloc(16, 7)

/** A PDF under the standard security handler (revision 2); '' as password lets anyone open it. */
export function buildEncryptedPdf(password: string): Buffer {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  const key = md5(Buffer.concat([padded, owner, permissions, FILE_ID])).subarray(0, 5)
  const user = rc4(key, PADDING)
  const encrypt = `<</Filter/Standard/V 1/R 2/O<${owner.toString('hex')}>/U<${user.toString('hex')}>/P ${PERMISSIONS}>>`
  const id = FILE_ID.toString('hex')
  return buildPdf(pageObjects({ more: [encrypt] }), `/Encrypt 4 0 R/ID[<${id}><${id}>]`)
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest()
}

/** RC4, which today's crypto libraries leave out and old PDFs are full of. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const at = (index: number) => state[index & 255] ?? 0
  const swap = (a: number, b: number) => {
    const kept = at(a)
    state[a & 255] = at(b)
    state[b & 255] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j += at(i) + (key[i % key.length] ?? 0)
    swap(i, j)
  }
  let j = 0
  return Buffer.from(
    data.map((byte, index) => {
      j += at(index + 1)
      swap(index + 1, j)
      return byte ^ at(at(index + 1) + at(j))
    }),
  )
}
