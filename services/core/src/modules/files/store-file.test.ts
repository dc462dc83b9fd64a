import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import {
  buildEncryptedPdf,
  buildPackedPdf,
  buildPdf,
  pageObjects,
} from '@guildhall/documents/testing/build-pdf'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import {
  buildDraft,
  buildFilled,
  buildSubmitted,
  saveAll,
  startCase,
  submit,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { upload } from '../../testing/upload.ts'

let test: TestProgram
let site: TestSite
let draft: BuiltCase

const picture = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#7a5' } })
const pdf = buildPdf(pageObjects())
let png: Buffer
let jpg: Buffer

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
  draft = await startCase(test, site)
  png = await picture().png().toBuffer()
  jpg = await picture().jpeg().toBuffer()
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const send = (name: string, bytes: Uint8Array, slot = 'proofs', built = draft) =>
  upload(built.applicant, { caseId: built.caseId, slot }, name, bytes)
const stored = async () =>
  (
    await readdir(path.join(test.deps.env.DATA_DIR, 'files', site.tenantId, 'files')).catch(
      () => [],
    )
  ).length

describe('an upload', () => {
  const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>'
  const text = Buffer.from('<html><script>alert(1)</script></html>')

  it.each<[string, string, () => Uint8Array, number, string]>([
    ['a PDF called a picture', 'a.jpg', () => pdf, 415, 'file.type'],
    ['a picture called a PDF', 'a.pdf', () => jpg, 415, 'file.type'],
    ['a PNG called a JPG', 'a.jpg', () => png, 415, 'file.type'],
    ['a page called a PDF', 'a.pdf', () => text, 415, 'file.type'],
    ['a page', 'a.html', () => text, 415, 'file.type'],
    [
      'a drawing with scripts',
      'a.svg',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      415,
      'file.type',
    ],
    [
      'a GIF',
      'a.gif',
      () => Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'),
      415,
      'file.type',
    ],
    ['a picture without an extension', 'licence', () => jpg, 415, 'file.type'],
    ['a picture with a program’s extension', 'a.jpg.exe', () => jpg, 415, 'file.type'],
    ['nothing', 'a.pdf', () => new Uint8Array(), 400, 'file.empty'],
    ['half a JPG', 'a.jpg', () => jpg.subarray(0, jpg.length / 2), 422, 'file.damaged'],
    ['a PNG’s head alone', 'a.png', () => png.subarray(0, 60), 422, 'file.damaged'],
    ['a PDF’s head alone', 'a.pdf', () => Buffer.from('%PDF-1.4\n%%EOF'), 422, 'file.damaged'],
    ['a PDF with a password', 'a.pdf', () => buildEncryptedPdf('secret'), 422, 'file.encrypted'],
    [
      'a PDF that anyone may open, but not print',
      'a.pdf',
      () => buildEncryptedPdf(''),
      422,
      'file.encrypted',
    ],
    [
      'a PDF with a script',
      'a.pdf',
      () => buildPdf(pageObjects({ catalogue: `/OpenAction${script}` })),
      422,
      'file.active-content',
    ],
    [
      'a PDF with a packed script',
      'a.pdf',
      () => buildPackedPdf(pageObjects({ catalogue: `/OpenAction${script}` })),
      422,
      'file.active-content',
    ],
  ])('of %s is refused in Chinese, and nothing is kept', async (_, name, bytes, status, code) => {
    const before = await stored()
    const answer = await send(name, bytes())
    expect([answer.status, answer.refusal?.code]).toEqual([status, code])
    expect(answer.refusal?.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await stored()).toBe(before)
    expect(await db().storedFile.count({ where: { caseId: draft.caseId } })).toBe(0)
  })

  it('of a PDF where a photo is asked for is refused', async () => {
    const expert = await startCase(test, test.sites[1], { application: 'expert' })
    const photo = await send('身份证.jpg', jpg, 'basics.idPhoto', expert)
    expect(photo.status).toBe(200)
    const answer = await send('身份证.pdf', pdf, 'basics.idPhoto', expert)
    expect([answer.status, answer.refusal?.code]).toEqual([415, 'file.not-a-photo'])
  })

  it('of a picture of more than 40 megapixels is refused before it is drawn', async () => {
    const huge = await picture(8200, 5000).png().toBuffer()
    expect((await send('a.png', huge)).refusal?.code).toBe('file.too-many-pixels')
  })

  it('of more than 20 MB is refused, by length announced and by length sent', async () => {
    const big = Buffer.alloc(20 * 1024 * 1024 + 1, 0)
    pdf.copy(big)
    expect((await send('a.pdf', big)).refusal?.code).toBe('file.too-large')
    const announced = await send('a.pdf', Buffer.concat([big, Buffer.alloc(200_000)]))
    expect([announced.status, announced.refusal?.code]).toEqual([413, 'file.too-large'])
  })

  it('without a file, or as something else than a form, is refused', async () => {
    for (const [type, body] of [
      ['application/json', '{}'],
      ['multipart/form-data; boundary=x', 'none'],
      ['text/plain', 'file=a'],
    ]) {
      const answer = await draft.applicant.send({
        method: 'POST',
        path: `/cases/${draft.caseId}/files/proofs`,
        headers: { 'content-type': type ?? '' },
        body,
      })
      expect([answer.status, JSON.parse(answer.text).refusal.code]).toEqual([400, 'file.empty'])
    }
  })

  it('of a picture loses where it was taken and what hides behind it, and stands upright', async () => {
    const taken = await picture(60, 40)
      .withExif({ IFD0: { Artist: 'secret-author' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const built = await startCase(test, site)
    const { file } = await send(
      'photo.JPG',
      Buffer.concat([taken, Buffer.from('<script>hidden</script>')]),
      'licence',
      built,
    )
    const answer = await built.applicant.send({ path: `/files/${file?.id}` })
    const seen = await sharp(answer.body).metadata()
    expect([seen.exif, seen.orientation, seen.width, seen.height]).toEqual([
      undefined,
      undefined,
      40,
      60,
    ])
    expect(answer.body.includes('hidden') || answer.body.includes('secret-author')).toBe(false)
  })
})

describe('a slot', () => {
  it('takes the same bytes once, from a retry and from five at once', async () => {
    const built = await startCase(test, site)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('licence.png', png, 'licence', built)),
    )
    const again = await send('other-name.png', png, 'licence', built)
    expect(new Set([...answers, again].map(({ file }) => file?.id)).size).toBe(1)
    expect(await db().storedFile.count({ where: { caseId: built.caseId } })).toBe(1)
  })

  it('has an end, makes room when one is replaced or removed, and keeps the bytes a submission names', async () => {
    const built = await startCase(test, site)
    const first = await send('licence.png', png, 'licence', built)
    const full = await send('licence.jpg', jpg, 'licence', built)
    expect(full.refusal).toMatchObject({ code: 'file.slot-full', details: { max: 1 } })
    const before = await stored()
    expect((await send('licence.jpg', jpg, 'licence', built)).status).toBe(409)
    expect(await stored()).toBe(before)
    const replaced = await upload(
      built.applicant,
      { caseId: built.caseId, slot: 'licence', replaces: first.file?.id ?? '' },
      'new.jpg',
      jpg,
    )
    expect((await built.applicant.api.cases.get.query({ caseId: built.caseId })).files).toEqual([
      replaced.file,
    ])
    await built.applicant.api.files.remove.mutate({ fileId: replaced.file?.id ?? '' })
    await built.applicant.api.files.remove.mutate({ fileId: replaced.file?.id ?? '' })
    expect((await built.applicant.api.cases.get.query({ caseId: built.caseId })).files).toEqual([])
    expect((await built.applicant.send({ path: `/files/${first.file?.id}` })).status).toBe(200)
    expect((await send('again.png', png, 'licence', built)).status).toBe(200)
  })

  it('that the application does not have reads like a missing page', async () => {
    for (const slot of ['no-such', 'unit.name', '__proto__', '..', 'x'.repeat(300)]) {
      expect((await send('a.png', png, slot)).refusal?.code).toBe('not-found')
    }
  })

  it('is closed once submitted', async () => {
    const built = await buildSubmitted(test, site)
    const { files } = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    expect((await send('a.png', png, 'proofs', built)).refusal?.code).toBe(
      'case.action-not-allowed',
    )
    const remove = built.applicant.api.files.remove.mutate({ fileId: files[0]?.id ?? '' })
    await expect(remove).rejects.toThrow('这件事项现在不能这样办理')
  })

  it('of another’s case reads like none: to an account, to an association, to its reviewers', async () => {
    const strangers = await Promise.all([
      signedInClient(test, site),
      signedInClient(test, test.sites[1]),
      buildStaff(test, site, 'membership-reviewer'),
    ])
    for (const stranger of strangers) {
      const theirs = await upload(stranger, { caseId: draft.caseId, slot: 'licence' }, 'a.png', png)
      expect(theirs).toEqual(
        await upload(stranger, { caseId: randomUUID(), slot: 'licence' }, 'a.png', png),
      )
      expect(theirs.status).toBe(404)
    }
    const nobody = await upload(
      test.visitor(site),
      { caseId: draft.caseId, slot: 'licence' },
      'a.png',
      png,
    )
    expect(nobody.refusal?.code).toBe('session.required')
  })
})

describe('a stored file', () => {
  it('is fetched by its applicant and its reviewers alone, as an attachment', async () => {
    const built = await buildDraft(test, site)
    const name = `执照 "副本"\r\n${'𠮷'.repeat(80)}.png`
    const { files } = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    const replaces = files.find(({ slot }) => slot === 'licence')?.id
    const { file } = await upload(
      built.applicant,
      { caseId: built.caseId, slot: 'licence', replaces },
      name,
      png,
    )
    const places = ['', '/preview/1?w=320'].map((rest) => `/files/${file?.id}${rest}`)
    const reviewer = await buildStaff(test, site, 'membership-reviewer')
    const strangers = [
      await signedInClient(test, site),
      await buildStaff(test, test.sites[1], 'administrator'),
      reviewer,
    ]
    for (const [at, place] of places.entries()) {
      const none = [`/files/${randomUUID()}`, `/files/${randomUUID()}/preview/1`][at] ?? ''
      for (const stranger of strangers) {
        const theirs = await stranger.send({ path: place })
        expect([theirs.status, theirs.text]).toEqual([
          404,
          (await stranger.send({ path: none })).text,
        ])
      }
      expect((await test.visitor(site).send({ path: place })).status).toBe(401)
    }
    await submit(built)
    for (const person of [built.applicant, reviewer]) {
      const [whole, preview] = await Promise.all(
        places.map((place) => person.send({ path: place })),
      )
      expect(whole?.headers).toMatchObject({
        'content-type': 'image/png',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      expect(whole?.headers['content-disposition']).toMatch(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/,
      )
      expect(whole?.body.subarray(1, 4).toString()).toBe('PNG')
      expect([preview?.status, preview?.headers['content-type']]).toEqual([200, 'image/webp'])
    }
  })

  it('has no page before the first or after the last', async () => {
    const { file } = await send('two.pdf', pdf, 'proofs')
    for (const page of ['0', '2', '-1', '1.5', 'x', '1e9', '%00']) {
      const answer = await draft.applicant.send({ path: `/files/${file?.id}/preview/${page}` })
      expect([answer.status, JSON.parse(answer.text).refusal.code]).toEqual([404, 'not-found'])
    }
    for (const width of ['', 'x', '-5', '1e9', '0']) {
      expect(
        (await draft.applicant.send({ path: `/files/${file?.id}/preview/1?w=${width}` })).status,
      ).toBe(200)
    }
  })
})

describe('a stamped scan', () => {
  const printOf = async ({ applicant, caseId }: BuiltCase) =>
    (await applicant.send({ path: (await applicant.api.cases.print.mutate({ caseId })).url })).body
  const scan = (built: BuiltCase, bytes: Uint8Array, name = 'scan.pdf') =>
    send(name, bytes, 'stampedForm', built)

  it('is matched by its QR to the print, to an older one, to another’s, or to none', async () => {
    const [built, other] = await Promise.all([buildFilled(test, site), buildFilled(test, site)])
    const firstPrint = await printOf(built)
    const matched = await scan(built, firstPrint)
    expect(matched.file).toMatchObject({ printCheck: 'matched', current: true })
    const replace = (bytes: Uint8Array, replaces = '', name = 'scan.pdf') =>
      upload(built.applicant, { caseId: built.caseId, slot: 'stampedForm', replaces }, name, bytes)
    await saveAll({ ...built, answers: { statement: { text: '改过的说明' } } })
    await printOf(built)
    const { files } = await built.applicant.api.cases.get.query({ caseId: built.caseId })
    expect(files).toMatchObject([{ printCheck: 'matched', current: false }])
    const foreign = await replace(await printOf(other), matched.file?.id)
    expect(foreign.file).toMatchObject({ printCheck: 'mismatched', current: false })
    const older = await replace(firstPrint, foreign.file?.id)
    expect(older.file).toMatchObject({ printCheck: 'matched', current: false })
    const unreadable = await replace(
      await picture(600, 800).jpeg().toBuffer(),
      older.file?.id,
      'scan.jpg',
    )
    expect(unreadable.file).toMatchObject({ printCheck: 'unreadable', current: true })
  })

  it('before anything was printed belongs to nothing', async () => {
    const built = await buildFilled(test, site)
    expect((await scan(built, jpg, 'scan.jpg')).file).toMatchObject({
      printCheck: 'unreadable',
      current: false,
    })
  })
})
