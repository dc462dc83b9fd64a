import { createHash, randomUUID } from 'node:crypto'
import { parseCsv } from 'hucre/csv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MakeDraw } from '@guildhall/contract/experts'
import { newId } from '@guildhall/db/ids'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { buildExpert, type BuiltExpert } from '../../testing/build-expert.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let reviewer: Applicant
let free: BuiltExpert[]
let kept: Record<'employee' | 'colleague' | 'agent' | 'named' | 'lapsed', BuiltExpert>

const site = () => test.sites[1]
const client = '示例水务有限公司'
const anybody = { speciality: [], region: [], home: [], title: [], years: [] }

beforeAll(async () => {
  test = await startTestProgram()
  reviewer = await buildStaff(test, site(), 'secretariat-reviewer')
  free = await Promise.all(Array.from({ length: 12 }, () => buildExpert(test, site())))
  const build = (wishes: Parameters<typeof buildExpert>[2]) => buildExpert(test, site(), wishes)
  kept = {
    employee: await build({ employer: `${client}工程部` }),
    colleague: await build({ employer: '编制单位造价公司' }),
    agent: await build({}),
    named: await build({}),
    lapsed: await build({ validTo: [addDays(todayOf(test.clock), -3)] }),
  }
  await actFor(kept.agent, client)
})
afterAll(() => test.stop())

/** The expert's login acts for a unit as well. */
async function actFor({ account }: BuiltExpert, name: string): Promise<void> {
  const db = test.deps.database.tenantDb(site().tenantId)
  const partyId = newId()
  await db.party.create({ data: { id: partyId, kind: 'unit', name }, select: { id: true } })
  const fromDate = dateColumn(todayOf(test.clock))
  await db.mandate.create({
    data: { id: newId(), accountId: account.id, partyId, fromDate, paper: '测试' },
    select: { id: true },
  })
}

const wish = (over: Partial<MakeDraw> = {}): MakeDraw => ({
  pool: 'expert',
  client,
  criteria: anybody,
  validOnly: true,
  excludedUnits: ['编制单位造价公司'],
  excludedPeople: [kept.named.identityId],
  drawId: randomUUID(),
  project: `示例项目${randomUUID().slice(0, 8)}`,
  reviewOn: '2026-12-01',
  place: '协会会议室',
  wanted: 5,
  reserves: 3,
  reason: '',
  ...over,
})
const draw = async (over: Partial<MakeDraw> = {}, who = reviewer) => {
  const { drawId } = await who.api.experts.draw.mutate(wish(over))
  return who.api.experts.drawn.query({ drawId })
}

describe('who can be drawn', () => {
  it('is told before: without those who have an interest, and why', async () => {
    const { drawId: _d, project: _p, reviewOn: _o, place: _l, ...rest } = wish()
    const { wanted: _w, reserves: _r, reason: _n, ...asked } = rest
    const preview = await reviewer.api.experts.preview.query(asked)
    expect(preview.candidates).toBe(free.length)
    const because = Object.fromEntries(
      preview.excluded.map(({ identityId, because }) => [identityId, because]),
    )
    expect(because).toEqual({
      [kept.employee.identityId]: 'client',
      [kept.colleague.identityId]: 'unit',
      [kept.agent.identityId]: 'acts-for',
      [kept.named.identityId]: 'named',
    })
    const withLapsed = await reviewer.api.experts.preview.query({ ...asked, validOnly: false })
    expect(withLapsed.candidates).toBe(free.length + 1)
  })
})

describe('a draw', () => {
  it('takes as many as are wanted and the reserves, and never who has an interest', async () => {
    const view = await draw()
    expect(view.drawn.map(({ rank, reserve }) => [rank, reserve])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((rank) => [rank, rank > 5]),
    )
    const ids = view.drawn.map(({ identityId }) => identityId)
    expect(new Set(ids).size).toBe(8)
    const allowed = free.map(({ identityId }) => identityId)
    expect(ids.every((id) => allowed.includes(id))).toBe(true)
    expect(view).toMatchObject({
      candidates: 12,
      repeats: true,
      others: [],
      number: /^CQ\d{4}-\d{4}$/,
    })
  })

  it('is repeated by anybody from the seed and the list that is handed out', async () => {
    const view = await draw()
    const path = `/experts/draws/${view.id}`
    const csv = (await reviewer.send({ path: `${path}/candidates.csv` })).body.toString()
    expect(createHash('sha256').update(csv).digest('hex')).toBe(view.candidatesHash)
    const key = (id: string) => createHash('sha256').update(`${view.seed}:${id}`).digest('hex')
    const byHand = parseCsv(csv)
      .map(([id]) => String(id))
      .toSorted((a, b) => key(a).localeCompare(key(b), 'en'))
    expect(byHand.slice(0, 8)).toEqual(view.drawn.map(({ identityId }) => identityId))
    const pdf = await reviewer.send({ path: `${path}/list.pdf` })
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  it('of a double click is one, and of two people for one project the second needs a reason', async () => {
    const once = wish()
    await Promise.all([
      reviewer.api.experts.draw.mutate(once),
      reviewer.api.experts.draw.mutate(once),
    ])
    const colleague = await buildStaff(test, site(), 'administrator')
    const { project } = wish()
    const two = await Promise.allSettled([
      reviewer.api.experts.draw.mutate(wish({ project })),
      colleague.api.experts.draw.mutate(wish({ project })),
    ])
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const again = await draw({ project, reason: '两位专家临时不能到会' })
    expect(again.others).toHaveLength(1)
    expect(again.reason).toBe('两位专家临时不能到会')
    expect(await refusalOf(draw({ project: once.project }))).toMatchObject({
      code: 'draw.reason-needed',
    })
  })

  it('is refused where too few fit, with how many do', async () => {
    expect(await refusalOf(draw({ wanted: 40 }))).toMatchObject({ code: 'draw.too-few' })
    const few = await draw({ wanted: 11, reserves: 9 })
    expect(few.drawn).toHaveLength(12)
  })

  it('keeps what it was made from, whatever becomes of the pool, and cannot be changed', async () => {
    const view = await draw()
    await buildExpert(test, site())
    expect(await reviewer.api.experts.drawn.query({ drawId: view.id })).toMatchObject({
      candidates: view.candidates,
      repeats: true,
    })
    const sql = test.deps.database.tenantSql(site().tenantId)
    await expect(
      sql.query(`update expert_draw set seed = 'x' where id = $1`, [view.id]),
    ).rejects.toThrow('permission denied')
    await expect(sql.query('delete from expert_draw')).rejects.toThrow('permission denied')
    const [{ identityId } = { identityId: '' }] = view.drawn
    const expert = await reviewer.api.experts.get.query({ identityId })
    expect(expert.draws.map(({ id }) => id)).toContain(view.id)
  })

  it('reads like missing at the other association and for whom it is not', async () => {
    const view = await draw()
    const missing = await refusalOf(reviewer.api.experts.drawn.query({ drawId: randomUUID() }))
    const stranger = await buildStaff(test, test.sites[0], 'administrator')
    expect(await refusalOf(stranger.api.experts.drawn.query({ drawId: view.id }))).toEqual(missing)
    const asked = [stranger, free[0] && test.visitor(site())].flatMap((who) => (who ? [who] : []))
    for (const who of asked) {
      const answer = await who.send({ path: `/experts/draws/${view.id}/list.pdf` })
      expect([401, 404]).toContain(answer.status)
    }
    expect(await refusalOf(stranger.api.experts.draws.query({}))).toEqual(missing)
  })

  it('is found in the list of draws, newest first', async () => {
    const last = await draw()
    const { rows } = await reviewer.api.experts.draws.query({ limit: 3 })
    expect(rows[0]).toMatchObject({ id: last.id, candidates: last.candidates, wanted: 5 })
  })
})
