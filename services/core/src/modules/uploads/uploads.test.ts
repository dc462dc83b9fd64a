import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildDraft, startCase, submit, type BuiltCase } from '../../testing/build-case.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { askOffset, beginBits, cutBits, sendBits } from '../../testing/upload-bits.ts'
import { keepHouse } from '../../worker/keep-house.ts'
import { uploadKey } from './own-upload.ts'

let test: TestProgram
let site: TestSite
/** A picture that does not compress, about 270 KB. */
let png: Buffer

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
  const raw = { width: 300, height: 300, channels: 3 } as const
  png = await sharp(randomBytes(300 * 300 * 3), { raw })
    .png()
    .toBuffer()
})
afterAll(() => test.stop())

const slot = 'licence'
const begin = (built: BuiltCase, bytes: Uint8Array = png, name = 'licence.png') =>
  beginBits(built.applicant, { caseId: built.caseId, slot }, name, bytes)
const bytesAt = (id: string) =>
  path.join(test.deps.env.DATA_DIR, 'uploads', uploadKey(site.tenantId, id))
const filesOf = async ({ applicant, caseId }: BuiltCase) =>
  (await applicant.api.cases.get.query({ caseId })).files
const offsetOf = async (built: BuiltCase, id: string) =>
  Number((await askOffset(built.applicant, id)).headers['upload-offset'])
const finish = (built: BuiltCase, uploadId: string) =>
  built.applicant.api.uploads.finish.mutate({ uploadId })
const listed = ({ applicant, caseId }: BuiltCase) =>
  applicant.api.uploads.list.query({ caseId }).then(({ uploads }) => uploads)

describe('an upload', () => {
  it('cut after some bytes goes on from there and ends as the same bytes, once', async () => {
    const built = await startCase(test, site)
    const { id, offset } = await begin(built)
    expect(offset).toBe(0)
    const arrived = () =>
      vi.waitFor(async () => expect((await readFile(bytesAt(id))).byteLength).toBe(100_000))
    await cutBits(built.applicant, id, png, 100_000, arrived)
    expect(await offsetOf(built, id)).toBe(100_000)
    expect(await listed(built)).toMatchObject([{ id, slot, name: 'licence.png', offset: 100_000 }])
    // The same file chosen again is the same upload.
    expect(await begin(built)).toEqual({ id, offset: 100_000, size: png.byteLength })
    expect(await refusalOf(finish(built, id))).toMatchObject({ code: 'upload.unfinished' })
    const rest = await sendBits(built.applicant, id, png.subarray(100_000), 100_000)
    expect([rest.status, rest.headers['upload-offset']]).toEqual([204, String(png.byteLength)])
    const whole = await readFile(bytesAt(id))
    expect(whole.equals(png)).toBe(true)

    const [one, other] = await Promise.all([finish(built, id), finish(built, id)])
    const late = await finish(built, id)
    expect([other, late]).toEqual([one, one])
    expect(await filesOf(built)).toEqual([one.file])
    expect(await listed(built)).toEqual([])
    await expect(readFile(bytesAt(id))).rejects.toThrow('ENOENT')
    expect((await askOffset(built.applicant, id)).status).toBe(404)
    // Removed since: the late finish does not put it there again.
    await built.applicant.api.files.remove.mutate({ fileId: one.file.id })
    expect(await refusalOf(finish(built, id))).toMatchObject({ code: 'not-found' })
    expect(await filesOf(built)).toEqual([])
  })

  it('takes bytes at its end alone, and no more than were announced', async () => {
    const built = await startCase(test, site)
    const { id } = await begin(built)
    const { applicant } = built
    await sendBits(applicant, id, png.subarray(0, 5000), 0)
    for (const wrong of [0, 4999, 5001, png.byteLength])
      expect((await sendBits(applicant, id, png.subarray(5000), wrong)).status).toBe(409)
    const over = Buffer.concat([png.subarray(5000), Buffer.alloc(1)])
    expect((await sendBits(applicant, id, over, 5000)).status).toBe(413)
    expect(await offsetOf(built, id)).toBe(5000)
  })

  it('of another account or association reads like none', async () => {
    const built = await startCase(test, site)
    const { id } = await begin(built)
    const strangers = await Promise.all([
      signedInClient(test, site),
      signedInClient(test, test.sites[1]),
    ])
    for (const stranger of strangers) {
      for (const each of [id, randomUUID()]) {
        expect((await askOffset(stranger, each)).status).toBe(404)
        const sent = await sendBits(stranger, each, png, 0)
        expect([sent.status, JSON.parse(sent.text).refusal.code]).toEqual([404, 'not-found'])
        const ref = { uploadId: each }
        for (const verb of [stranger.api.uploads.finish, stranger.api.uploads.giveUp])
          expect(await refusalOf(verb.mutate(ref))).toMatchObject({ code: 'not-found' })
      }
      const at = { caseId: built.caseId, slot }
      expect(await refusalOf(beginBits(stranger, at, 'a.png', png))).toMatchObject({
        code: 'not-found',
      })
    }
    const nobody = test.visitor(site)
    expect((await sendBits(nobody, id, png, 0)).status).toBe(401)
    const elsewhere = await built.applicant.send({
      method: 'PATCH',
      path: `/files/uploads/${id}`,
      headers: { origin: 'http://evil.example', 'tus-resumable': '1.0.0' },
    })
    expect(JSON.parse(elsewhere.text).refusal.code).toBe('request.cross-site')
    expect(await offsetOf(built, id)).toBe(0)
  })

  it('that has expired is gone, with its bytes and its row, for the house to keep', async () => {
    const built = await startCase(test, site)
    const { id } = await begin(built)
    await sendBits(built.applicant, id, png.subarray(0, 5000), 0)
    const sql = test.deps.database.tenantSql(site.tenantId)
    await sql.query(`update file_upload set expires_at = $2 where id = $1`, [id, test.clock.now()])
    expect((await askOffset(built.applicant, id)).status).toBe(404)
    expect(await listed(built)).toEqual([])
    await keepHouse(test.deps, site.tenantId)
    const { rows } = await sql.query('select id from file_upload where id = $1', [id])
    expect(rows).toEqual([])
    await expect(readFile(bytesAt(id))).rejects.toThrow('ENOENT')
    const again = await begin(built)
    expect([again.id === id, again.offset]).toEqual([false, 0])
  })

  it('given up is gone, and the same file begins anew', async () => {
    const built = await startCase(test, site)
    const { id } = await begin(built)
    await sendBits(built.applicant, id, png.subarray(0, 5000), 0)
    await built.applicant.api.uploads.giveUp.mutate({ uploadId: id })
    expect((await askOffset(built.applicant, id)).status).toBe(404)
    expect((await begin(built)).offset).toBe(0)
  })

  it('is refused before a byte travels where its name, size, slot or case say so', async () => {
    const built = await startCase(test, site)
    const { applicant, caseId } = built
    const asked = (over: object) =>
      refusalOf(
        applicant.api.uploads.begin.mutate({
          caseId,
          slot,
          name: 'a.png',
          size: 9,
          fingerprint: `sha256:${'0'.repeat(64)}`,
          replaces: null,
          ...over,
        }),
      ).then(({ code }) => code)
    expect(await asked({ size: 20 * 1024 * 1024 + 1 })).toBe('file.too-large')
    expect(await asked({ size: 0 })).toBe('file.empty')
    expect(await asked({ name: 'a.exe' })).toBe('file.type')
    expect(await asked({ slot: 'no-such' })).toBe('not-found')
    expect(await asked({ fingerprint: 'md5:0' })).toBe('request.invalid')
    const done = await buildDraft(test, site)
    const { id } = await beginBits(done.applicant, { caseId: done.caseId, slot }, 'b.png', png)
    await submit(done)
    expect(
      await refusalOf(beginBits(done.applicant, { caseId: done.caseId, slot }, 'c.png', png)),
    ).toMatchObject({ code: 'case.action-not-allowed' })
    expect((await sendBits(done.applicant, id, png, 0)).status).toBe(409)
  })

  it('is one of twenty that an account may leave unfinished', async () => {
    const built = await startCase(test, site)
    const each = Array.from({ length: 20 }, (_, at) => Buffer.from(`file ${at}`))
    for (const bytes of each) await begin(built, bytes)
    expect(await refusalOf(begin(built, png))).toMatchObject({
      code: 'upload.too-many',
      details: { max: 20 },
    })
    const [first = png] = each
    expect((await begin(built, first)).offset).toBe(0)
  })
})

describe('finishing', () => {
  it('runs the checks of every file, and takes away what no retry can save', async () => {
    const built = await startCase(test, site)
    const text = Buffer.from('no picture at all')
    const { id } = await begin(built, text)
    await sendBits(built.applicant, id, text, 0)
    expect(await refusalOf(finish(built, id))).toMatchObject({ code: 'file.type' })
    expect(await listed(built)).toEqual([])
    const { id: altered } = await begin(built)
    await sendBits(built.applicant, altered, Buffer.alloc(png.byteLength), 0)
    expect(await refusalOf(finish(built, altered))).toMatchObject({ code: 'upload.altered' })
    expect(await filesOf(built)).toEqual([])
  })

  it('waits where the slot is full, and replaces where it is meant to', async () => {
    const built = await startCase(test, site)
    const first = await begin(built)
    await sendBits(built.applicant, first.id, png, 0)
    const { file } = await finish(built, first.id)
    const other = await sharp(png).negate().png().toBuffer()
    const second = await begin(built, other, 'other.png')
    await sendBits(built.applicant, second.id, other, 0)
    expect(await refusalOf(finish(built, second.id))).toMatchObject({ code: 'file.slot-full' })
    const at = { caseId: built.caseId, slot, replaces: file.id }
    expect(await beginBits(built.applicant, at, 'other.png', other)).toMatchObject({
      id: second.id,
      offset: other.byteLength,
    })
    const replaced = await finish(built, second.id)
    expect(await filesOf(built)).toEqual([replaced.file])
  })

  it('asks the disk alone how much is there: bytes written before a kill count', async () => {
    const built = await startCase(test, site)
    const { id } = await begin(built)
    await appendFile(bytesAt(id), png.subarray(0, 777))
    expect(await offsetOf(built, id)).toBe(777)
    await sendBits(built.applicant, id, png.subarray(777), 777)
    const { file } = await finish(built, id)
    const answer = await built.applicant.send({ path: `/files/${file.id}` })
    const pixels = (bytes: Buffer) =>
      sharp(bytes)
        .raw()
        .toBuffer()
        .then((raw) => createHash('sha256').update(raw).digest('hex'))
    expect(await pixels(answer.body)).toBe(await pixels(png))
  })
})
