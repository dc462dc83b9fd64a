import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../testing/build-account.ts'
import {
  buildDraft,
  buildSubmitted,
  decide,
  submit,
  type Applicant,
} from '../testing/build-case.ts'
import { buildSite } from '../testing/build-site.ts'
import { buildStaff } from '../testing/build-staff.ts'
import { closeLive, openLive } from '../testing/live-client.ts'
import { startTestProgram, type TestProgram, type TestSite } from '../testing/start-test-program.ts'
import { startProgram } from '../program.ts'

let test: TestProgram
let site: TestSite
let north: Applicant
let south: Applicant
let office: Applicant
let secretary: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'live')
  ;[north, south, office, secretary] = await Promise.all([
    buildStaff(test, site, 'branch-reviewer', { branch: 'north', userName: '北方审核员' }),
    buildStaff(test, site, 'branch-reviewer', { branch: 'south', userName: '南方审核员' }),
    buildStaff(test, site, 'reviewer', { userName: '秘书处审核员' }),
    buildStaff(test, site, 'secretary'),
  ])
})
afterEach(closeLive)
afterAll(() => test.stop())

const aboutCase =
  (caseId: string, kind?: string) => (event: { caseId: string | null; kind: string }) =>
    event.caseId === caseId && (!kind || event.kind === kind)

describe('the handshake', () => {
  it('refuses whoever is not signed in, and a session at another association’s host', async () => {
    await expect(openLive(test.visitor(site))).rejects.toThrow('session.required')
    await expect(openLive(north, { cookie: 'guildhall=aaaaaaaaaaaaaaaaaaaaaaaa' })).rejects.toThrow(
      'session.required',
    )
    const [elsewhere] = test.sites
    const { host } = test.visitor(elsewhere)
    await expect(openLive(north, { host, origin: `http://${host}` })).rejects.toThrow(
      'session.required',
    )
    await expect(
      openLive(north, {
        host: `nobody.localhost:${test.program.port}`,
        origin: `http://nobody.localhost:${test.program.port}`,
      }),
    ).rejects.toThrow('session.required')
  })

  it('refuses pages of other sites, and takes a page’s own polling, which carries no Origin', async () => {
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: '' },
      { origin: 'null' },
      { origin: `http://${north.host}`, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      await expect(openLive(north, headers)).rejects.toThrow()
    }
    await openLive(north, { origin: '', 'sec-fetch-site': 'same-origin' })
    const polling = { path: '/live/?EIO=4&transport=polling' }
    expect(
      (await north.send({ ...polling, headers: { origin: '', 'sec-fetch-site': 'same-origin' } }))
        .status,
    ).toBe(200)
    const refused = await north.send({
      ...polling,
      headers: { origin: '', 'sec-fetch-site': 'cross-site' },
    })
    expect(refused.status).toBe(403)
  })
})

describe('rooms', () => {
  it('are chosen by role and branch: others hear nothing, whatever they ask for', async () => {
    const [atNorth, atSouth, atOffice, atBoard] = await Promise.all(
      [north, south, office, secretary].map((each) => openLive(each)),
    )
    for (const each of [atSouth, atOffice]) {
      each?.socket.emit('join', `${site.tenantId}/stage/join/branch-review/north`)
      each?.socket.emit('since', { seq: 'x' }, { seq: -1 })
    }
    const { caseId } = await buildSubmitted(test, site, { branch: 'north' })
    const arrival = await atNorth?.heard(aboutCase(caseId, 'case.submit'))
    expect(arrival).toMatchObject({
      row: { id: caseId, stage: 'branch-review', branch: 'north' },
      leftStage: null,
      by: '申请人',
    })
    await decide(north, caseId)
    const passed = await atOffice?.heard(aboutCase(caseId, 'case.pass'))
    expect(passed).toMatchObject({
      leftStage: 'branch-review',
      by: '北方审核员',
      row: { stage: 'review' },
    })
    expect(await atNorth?.heard(aboutCase(caseId, 'case.pass'))).toMatchObject({
      leftStage: 'branch-review',
    })
    await decide(office, caseId)
    expect(await atBoard?.heard(aboutCase(caseId, 'case.pass'))).toMatchObject({
      leftStage: 'review',
      row: { stage: 'board' },
    })
    // One that is theirs comes last, so that what came before it has come.
    const { caseId: own } = await buildSubmitted(test, site, { branch: 'south' })
    await atSouth?.heard(aboutCase(own))
    expect(atSouth?.events.filter(aboutCase(caseId))).toEqual([])
    expect(atNorth?.events.filter(aboutCase(own))).toEqual([])
    expect(atOffice?.events.map(({ caseId: id, kind }) => [id, kind])).toEqual([
      [caseId, 'case.pass'],
      [caseId, 'case.pass'],
    ])
    expect(atBoard?.events.map(({ caseId: id, kind }) => [id, kind])).toEqual([
      [caseId, 'case.pass'],
    ])
  })

  it('of an applicant bring the own cases, with neither row nor a reviewer’s name', async () => {
    const built = await buildDraft(test, site, { branch: 'north' })
    const stranger = await openLive(await signedInClient(test, site))
    const line = await openLive(built.applicant)
    await submit(built)
    await north.api.review.claim.mutate({ caseId: built.caseId })
    await decide(north, built.caseId, 'reject', '不符合条件')
    const end = await line.heard(aboutCase(built.caseId, 'case.reject'))
    expect(end).toMatchObject({ row: null, leftStage: null, by: '' })
    expect(line.events.map(({ kind }) => kind)).toEqual([
      'case.submit',
      'case.claimed',
      'case.reject',
    ])
    expect(JSON.stringify(line.events)).not.toContain('审核员')
    expect(stranger.events).toEqual([])
  })

  it('of sittings bring their changes to those who run them alone', async () => {
    const [runs, reviews] = await Promise.all([openLive(secretary), openLive(office)])
    const { meetingId } = await secretary.api.meetings.create.mutate({
      title: '例会',
      stage: 'board',
      heldOn: '2026-12-20',
    })
    expect(await runs.heard((event) => event.meetingId === meetingId)).toMatchObject({
      kind: 'meeting.planned',
      row: null,
      caseId: null,
    })
    expect(reviews.events).toEqual([])
  })
})

describe('news', () => {
  it('reaches every colleague within a second of the commit, on every node', async () => {
    const other = await startProgram({ ...test.deps.env, PORT: 0 }, { log: test.deps.log })
    try {
      const lines = [
        await openLive(office),
        await openLive(office),
        await openLive(office, {}, other.port),
      ]
      const delays: number[] = []
      for (let turn = 0; turn < 5; turn += 1) {
        const { caseId } = await buildSubmitted(test, site, { branch: 'north' })
        await decide(north, caseId)
        const committed = performance.now()
        await Promise.all(lines.map((line) => line.heard(aboutCase(caseId, 'case.pass'))))
        delays.push(performance.now() - committed)
      }
      // A look without a wake-up comes every two seconds: the usual way must be the quick one.
      expect(delays.toSorted((a, b) => a - b)[2]).toBeLessThan(1000)
      for (const { events } of lines)
        expect(new Set(events.map(({ seq }) => seq)).size).toBe(events.length)
    } finally {
      closeLive()
      await other.stop()
    }
  })

  it('that was missed comes once, in order, through the rooms of now', async () => {
    const first = await openLive(north)
    const { caseId: known } = await buildSubmitted(test, site, { branch: 'north' })
    const { seq } = await first.heard(aboutCase(known))
    closeLive()
    const missed = [
      await buildSubmitted(test, site, { branch: 'north' }),
      await buildSubmitted(test, site, { branch: 'south' }),
    ]
    await decide(north, known, 'reject', '不符合条件')
    const again = await openLive(north)
    again.socket.emit('since', { seq })
    await again.heard(aboutCase(known, 'case.reject'))
    expect(again.events.map(({ caseId, kind }) => [caseId, kind])).toEqual([
      [missed[0]?.caseId, 'case.submit'],
      [known, 'case.reject'],
    ])
    expect(again.events.map((event) => event.seq)).toEqual(
      again.events.map((event) => event.seq).toSorted((a, b) => a - b),
    )
  })

  it('of more than can be told one by one is a word to read all again', async () => {
    const line = await openLive(north)
    const sql = test.deps.database.tenantSql(site.tenantId)
    await sql.query(
      `select append_event('test.filler', 'case', gen_random_uuid(), null, '{}') from generate_series(1, 520)`,
    )
    line.socket.emit('since', { seq: 0 })
    await line.told('reload', () => true)
    expect(line.events).toEqual([])
  })
})

describe('who has a case open', () => {
  type Viewers = { caseId: string; names: string[] }

  it('is told to those who have it open too, and follows them from case to case', async () => {
    const [one, other] = await Promise.all([
      buildSubmitted(test, site, { branch: 'north' }),
      buildSubmitted(test, site, { branch: 'north' }),
    ])
    const colleague = await buildStaff(test, site, 'branch-reviewer', {
      branch: 'north',
      userName: '北方同事',
    })
    const [mine, theirs] = [await openLive(north), await openLive(colleague)]
    mine.socket.emit('viewing', { caseId: one.caseId })
    await mine.told<Viewers>('viewers', ({ names }) => names.length === 1)
    theirs.socket.emit('viewing', { caseId: one.caseId })
    await mine.told<Viewers>(
      'viewers',
      ({ caseId, names }) =>
        caseId === one.caseId && names.length === 2 && names.includes('北方同事'),
    )
    // Two moves at once: the last one counts, and leaves nobody behind.
    theirs.socket.emit('viewing', { caseId: other.caseId })
    theirs.socket.emit('viewing', { caseId: null })
    theirs.socket.emit('viewing', { caseId: other.caseId })
    await theirs.told<Viewers>(
      'viewers',
      ({ caseId, names }) => caseId === other.caseId && names.length === 1,
    )
    theirs.socket.close()
    mine.socket.emit('viewing', { caseId: other.caseId })
    expect(await mine.told<Viewers>('viewers', ({ caseId }) => caseId === other.caseId)).toEqual({
      caseId: other.caseId,
      names: ['北方审核员'],
    })
  })

  it('is not told of a case that one may not see, nor to applicants', async () => {
    const built = await buildSubmitted(test, site, { branch: 'north' })
    const [atNorth, atSouth, applicant] = [
      await openLive(north),
      await openLive(south),
      await openLive(built.applicant),
    ]
    for (const line of [atSouth, applicant]) line.socket.emit('viewing', { caseId: built.caseId })
    atSouth.socket.emit('viewing', { caseId: 'x' })
    const { caseId: own } = await buildSubmitted(test, site, { branch: 'south' })
    atSouth.socket.emit('viewing', { caseId: own })
    await atSouth.told<Viewers>('viewers', ({ caseId }) => caseId === own)
    atNorth.socket.emit('viewing', { caseId: built.caseId })
    expect(await atNorth.told<Viewers>('viewers', () => true)).toEqual({
      caseId: built.caseId,
      names: ['北方审核员'],
    })
    expect(applicant.names()).not.toContain('viewers')
  })
})

describe('sign-out', () => {
  it('closes the lines of its own browser and not of another', async () => {
    const { mobile, password } = north.account
    const other = test.visitor(site)
    await other.api.account.signIn.mutate({ mobile, password })
    const [stays, goes] = [await openLive(north), await openLive(other)]
    const closed = new Promise((resolve) => goes.socket.once('disconnect', resolve))
    await other.api.account.signOut.mutate({})
    expect(await closed).toBe('io server disconnect')
    expect(stays.socket.connected).toBe(true)
    await expect(openLive(other)).rejects.toThrow('session.required')
  })
})
