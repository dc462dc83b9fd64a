import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let holder: Applicant
let certificate: { id: string; code: string; number: string; partyId: string }
let year: number

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'certificates', (blueprint) => {
    const [join] = blueprint.applications
    if (join) join.workflow.stages = join.workflow.stages.filter(({ slug }) => slug === 'review')
    blueprint.roles.push({ slug: 'clerk', label: '会员管理员', permissions: ['members.see'] })
  })
  const built = await buildSubmitted(test, site, { name: '持证单位' })
  await decide(await buildStaff(test, site, 'reviewer'), built.caseId)
  holder = built.applicant
  certificate = await db().certificate.findFirstOrThrow({ where: { caseId: built.caseId } })
  year = Number(certificate.number.slice(1, 5))
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(site.tenantId)
const visitor = () => test.visitor(site)
const verify = (code: string) => visitor().api.site.verifyByCode.query({ code })
const end = (data: { endedAt: Date | null; endedBecause: string | null }) =>
  db().certificate.updateMany({ where: { id: certificate.id }, data })

describe('anyone who checks a certificate', () => {
  it('is told what it says and that it holds, by code or by number with the name', async () => {
    const valid = {
      outcome: 'valid',
      number: certificate.number,
      name: '持证单位',
      title: '会员单位',
      association: '示例协会',
      validTo: `${year}-12-31`,
      endedOn: null,
    }
    expect(await verify(certificate.code)).toMatchObject(valid)
    expect(await verify(` ${certificate.code.toLowerCase()} `)).toMatchObject(valid)
    const byNumber = (name: string) =>
      visitor().api.site.verifyByNumber.query({ number: certificate.number, name })
    expect(await byNumber('持证单位')).toMatchObject(valid)
    expect(await byNumber('持证单')).toEqual({ outcome: 'unknown' })
  })

  it('is told nothing of a forged code, of another association’s, or of none', async () => {
    const forged = certificate.code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    for (const code of [forged, '0', "' or 1=1 --", '\u0000x', certificate.number])
      expect(await verify(code)).toEqual({ outcome: 'unknown' })
    expect(
      await test.visitor(test.sites[0]).api.site.verifyByCode.query({ code: certificate.code }),
    ).toEqual({ outcome: 'unknown' })
    const elsewhere = test
      .visitor(test.sites[0])
      .api.site.verifyByNumber.query({ number: certificate.number, name: '持证单位' })
    expect(await elsewhere).toEqual({ outcome: 'unknown' })
  })

  it('is told when it was revoked or replaced, and that it ran out after its last day in China', async () => {
    const endedAt = new Date(`${year - 1}-11-30T16:30:00Z`)
    await end({ endedAt, endedBecause: 'revoked' })
    expect(await verify(certificate.code)).toMatchObject({
      outcome: 'revoked',
      endedOn: `${year - 1}-12-01`,
    })
    await end({ endedAt, endedBecause: 'replaced' })
    expect(await verify(certificate.code)).toMatchObject({ outcome: 'replaced' })
    await end({ endedAt: null, endedBecause: null })
    for (const [instant, outcome] of [
      [`${year}-12-31T15:59:00Z`, 'valid'],
      [`${year}-12-31T16:00:00Z`, 'expired'],
    ] as const) {
      const ahead = Date.parse(instant) - test.clock.now().getTime()
      test.clock.advance(ahead)
      expect(await verify(certificate.code)).toMatchObject({ outcome })
      test.clock.advance(-ahead)
    }
  })

  it('is stopped after so many in ten minutes, whichever way they ask', async () => {
    const own = await buildSite(test, 'guesses')
    const { api } = test.visitor(own)
    const guesses = Array.from(
      { length: 62 },
      (_, n) => () =>
        n % 2
          ? api.site.verifyByCode.query({ code: `G${n}` })
          : api.site.verifyByNumber.query({ number: `C${n}`, name: '单位' }),
    )
    const answers = await Promise.allSettled(guesses.map((guess) => guess()))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(60)
    expect(await refusalOf(api.site.verifyByCode.query({ code: 'G' }))).toMatchObject({
      code: 'request.too-many',
      message: '操作太频繁，请10分钟后再试。',
    })
    test.clock.advance(600_000)
    expect(await api.site.verifyByCode.query({ code: 'G' })).toEqual({ outcome: 'unknown' })
    test.clock.advance(-600_000)
  })
})

describe('the certificate itself', () => {
  it('is a PDF and a picture for its holder and for who sees members', async () => {
    const clerk = await buildStaff(test, site, 'clerk')
    for (const person of [holder, clerk]) {
      const pdf = await person.send({ path: `/certificates/${certificate.id}.pdf` })
      expect([pdf.status, pdf.headers['content-type'], pdf.body.subarray(0, 4).toString()]).toEqual(
        [200, 'application/pdf', '%PDF'],
      )
      const png = await person.send({ path: `/certificates/${certificate.id}.png?download` })
      expect([png.status, png.headers['content-type'], png.body.subarray(1, 4).toString()]).toEqual(
        [200, 'image/png', 'PNG'],
      )
      expect(png.headers['content-disposition']).toContain(
        `attachment; filename="${certificate.number}.png"`,
      )
    }
  })

  it('is none for another account, another association’s staff, or whoever guesses addresses', async () => {
    const strangers = [
      await signedInClient(test, site),
      await buildStaff(test, site, 'reviewer'),
      await buildStaff(test, test.sites[0], 'administrator'),
    ]
    for (const stranger of strangers) {
      for (const ending of ['pdf', 'png']) {
        const theirs = await stranger.send({ path: `/certificates/${certificate.id}.${ending}` })
        const none = await stranger.send({ path: `/certificates/${randomUUID()}.${ending}` })
        expect([theirs.status, theirs.text]).toEqual([404, none.text])
      }
    }
    for (const path of [
      certificate.id,
      `${certificate.id}.svg`,
      `x/${certificate.id}.pdf`,
      `${certificate.id}.pdf/x`,
      '..%2f.pdf',
      '.pdf',
    ]) {
      expect((await holder.send({ path: `/certificates/${path}` })).status).toBe(404)
    }
    expect((await visitor().send({ path: `/certificates/${certificate.id}.pdf` })).status).toBe(401)
  })
})
