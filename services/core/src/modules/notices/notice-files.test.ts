import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Applicant } from '../../testing/build-case.ts'
import { buildMember } from '../../testing/build-member-unit.ts'
import { buildNoticeDraft } from '../../testing/build-notice.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import type { TestClient } from '../../testing/test-client.ts'

let test: TestProgram
let writer: Applicant
let png: Uint8Array

beforeAll(async () => {
  test = await startTestProgram()
  writer = await buildStaff(test, test.sites[0], 'membership-reviewer')
  const create = { width: 8, height: 8, channels: 3 as const, background: '#336699' }
  png = await sharp({ create }).png().toBuffer()
})
afterAll(() => test.stop())

async function send(
  client: TestClient,
  noticeId: string,
  name: string,
  bytes: Uint8Array,
  place = 'attachment',
) {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  const encoded = new Response(form)
  const answer = await client.send({
    method: 'POST',
    path: `/notice-files/${noticeId}?place=${place}`,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  })
  const said = JSON.parse(answer.text) as { file?: { id: string }; refusal?: { code: string } }
  return { status: answer.status, id: said.file?.id ?? '', code: said.refusal?.code }
}

describe('a file of a notice', () => {
  it('is fetched by whoever may read the notice, from its publishing to its withdrawal', async () => {
    const [site, other] = test.sites
    const { noticeId, version } = await buildNoticeDraft(writer, {
      audience: { kind: 'branches', slugs: ['hydro'] },
    })
    const { id } = await send(writer, noticeId, '议程.png', png)
    const path = `/notice-files/${noticeId}/${id}`
    const hydro = await buildMember(test, site, { branch: 'hydro' })
    const thermal = await buildMember(test, site, { branch: 'thermal' })
    const stranger = await buildStaff(test, other, 'administrator')
    const outside = [thermal, stranger, test.visitor(site)]
    const statuses = () =>
      Promise.all([writer, hydro, ...outside].map(async (who) => (await who.send({ path })).status))

    expect(await statuses()).toEqual([200, 404, 404, 404, 404])
    await writer.api.notices.publish.mutate({ noticeId, version })
    expect(await statuses()).toEqual([200, 200, 404, 404, 404])
    const answer = await hydro.send({ path })
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    const { attachments } = await hydro.api.notices.open.query({ noticeId })
    expect(attachments).toMatchObject([{ name: '议程.png', mime: 'image/png' }])
    await writer.api.notices.withdraw.mutate({ noticeId, version: version + 1 })
    expect(await statuses()).toEqual([200, 404, 404, 404, 404])
  })

  it('within the text stays with its own notice, and with its copy', async () => {
    const { noticeId, version } = await buildNoticeDraft(writer)
    const { id } = await send(writer, noticeId, '会场.png', png, 'image')
    const html = `<p>会场</p><img src="/notice-files/${noticeId}/${id}" alt="会场" />`
    const rest = { audience: { kind: 'public' as const }, pinned: false, withSms: false }
    const saved = await writer.api.notices.save.mutate({
      noticeId,
      version,
      title: '图',
      html,
      ...rest,
    })
    await writer.api.notices.publish.mutate({ noticeId, version: saved.version })
    const visitor = test.visitor(test.sites[0])
    expect((await visitor.send({ path: `/notice-files/${noticeId}/${id}` })).status).toBe(200)
    const copy = await writer.api.notices.copy.mutate({ noticeId })
    const { html: copied } = await writer.api.notices.edit.query(copy)
    const src = /src="([^"]+)"/.exec(copied)?.[1] ?? ''
    expect(src).toContain(copy.noticeId)
    expect((await writer.send({ path: src })).status).toBe(200)
    expect((await visitor.send({ path: src })).status).toBe(404)
  })

  it('is checked by what it is; no more of them than a list holds', async () => {
    const { noticeId } = await buildNoticeDraft(writer)
    expect((await send(writer, noticeId, '脚本.html', Buffer.from('<b>1</b>'))).code).toBe(
      'notice.file-type',
    )
    expect((await send(writer, noticeId, '表.xlsx', png)).code).toBe('notice.file-type')
    expect((await send(writer, noticeId, '图.pdf', png, 'image')).code).toBe('notice.file-type')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) => send(writer, noticeId, `${at}.png`, png)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(answers.filter(({ code }) => code === 'file.slot-full')).toHaveLength(2)
  })

  it('is added to a draft alone, and by who writes notices', async () => {
    const { noticeId, version } = await buildNoticeDraft(writer)
    const member = await buildMember(test, test.sites[0])
    expect((await send(member, noticeId, '1.png', png)).status).toBe(404)
    const { id } = await send(writer, noticeId, '1.png', png)
    await writer.api.notices.removeFile.mutate({ noticeId, fileId: id })
    expect((await writer.api.notices.edit.query({ noticeId })).attachments).toEqual([])
    await writer.api.notices.publish.mutate({ noticeId, version })
    expect((await send(writer, noticeId, '2.png', png)).code).toBe('notice.action-not-allowed')
  })
})

describe('会费通知', () => {
  it('is filled in with the table and the account of the blueprint, for those who owe', async () => {
    const { noticeId } = await writer.api.notices.create.mutate({ duesYear: 2027 })
    const notice = await writer.api.notices.edit.query({ noticeId })
    expect(notice).toMatchObject({ audience: { kind: 'owing', year: 2027 } })
    expect(notice.title).toContain('2027年度会费')
    const { content } = await test.deps.blueprints.current(test.sites[0].tenantId)
    expect(notice.html).not.toContain(content.payment.transfer.account)
    expect(notice.shown).toContain(content.payment.transfer.account)
    expect(notice.shown).toContain('200,000')
    expect(notice.shown.match(/<tr>/g)?.length).toBeGreaterThan(content.dues.classes.length)
  })
})
