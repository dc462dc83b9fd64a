import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshCode, importDesk } from '../../testing/import-desk.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { keepHouse } from '../../worker/keep-house.ts'

let test: TestProgram
let desk: Awaited<ReturnType<typeof importDesk>>
const tenantId = () => test.sites[0].tenantId
const sql = () => test.deps.database.tenantSql(tenantId())

// Each file that is read starts a thread, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  desk = await importDesk(test, test.sites[0])
})
afterAll(() => test.stop())

const head = ['单位名称', '统一社会信用代码', '会员级别', '联系人']

/** Moves an import so many days into the past. */
const age = (id: string, days: number) =>
  sql().query(
    `update import_job set created_at = created_at - make_interval(days => $2),
       finished_at = finished_at - make_interval(days => $2), undone_at = undone_at - make_interval(days => $2)
     where tenant_id = current_tenant() and id = $1`,
    [id, days],
  )
/** The file, if it is still there; an import of a while ago as the house left it. */
async function kept(id: string) {
  const { rows } = await sql().query<{ key: string; rows: number; columns: unknown }>(
    `select storage_key as key, columns,
       (select count(*)::int from import_row r where r.tenant_id = j.tenant_id and r.job_id = j.id) as rows
     from import_job j where tenant_id = current_tenant() and id = $1`,
    [id],
  )
  const [found] = rows
  const file = await test.deps.storage.get(found?.key ?? '').catch(() => null)
  return { file: file !== null, rows: found?.rows, columns: JSON.stringify(found?.columns) }
}
async function imported(name: string) {
  const checked = await desk.checkRows([
    head,
    [name, freshCode(), '', '某联系人'],
    ['没有代码的', '91350100M000100Y4Z', '', '另一联系人'],
  ])
  return desk.run(checked.id)
}

describe('what an import brought in', () => {
  it('may be taken back for thirty days, and then no more', async () => {
    const job = await imported('三十天单位')
    await age(job.id, 30)
    expect(await desk.get(job.id)).toMatchObject({ can: { undo: true }, isCleared: false })
    await age(job.id, 1)
    const { can, undoThrough, version } = await desk.get(job.id)
    expect([can.undo, undoThrough]).toEqual([false, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)])
    const refused = refusalOf(desk.client.api.imports.undo.mutate({ importId: job.id, version }))
    expect(await refused).toMatchObject({ code: 'import.undo-over' })
    expect(await desk.members('三十天单位')).toHaveLength(1)
  })

  it('is gone ninety days after, file, rows and samples; members, figures and who did it stay', async () => {
    const job = await imported('九十天单位')
    await age(job.id, 89)
    await keepHouse(test.deps, tenantId())
    expect(await kept(job.id)).toMatchObject({ file: true, rows: 2 })
    await age(job.id, 1)
    await Promise.all([keepHouse(test.deps, tenantId()), keepHouse(test.deps, tenantId())])
    const left = await kept(job.id)
    expect(left).toMatchObject({ file: false, rows: 0 })
    expect(left.columns).toContain('联系人')
    expect(left.columns).not.toContain('某联系人')
    expect(await desk.get(job.id)).toMatchObject({
      isCleared: true,
      state: 'done',
      by: job.by,
      counts: job.counts,
      can: { undo: false },
    })
    expect(job.counts).toMatchObject({ done: 1, refused: 1 })
    expect(await desk.rows(job.id)).toEqual([])
    expect((await desk.client.send({ path: `/imports/${job.id}/report.xlsx` })).status).toBe(404)
    expect(await desk.members('九十天单位')).toHaveLength(1)
    const { rows } = await sql().query<{ facts: unknown }>(
      `select facts from event where kind = 'import.cleared' and subject_id = $1`,
      [job.id],
    )
    expect(rows).toEqual([{ facts: job.counts }])
  })

  it('and was left lying unread or unconfirmed goes the same way, as cancelled', async () => {
    const checked = await desk.checkRows([head, ['没有确认的', freshCode(), '', '某联系人']])
    await age(checked.id, 91)
    await keepHouse(test.deps, tenantId())
    expect(await kept(checked.id)).toMatchObject({ file: false, rows: 0 })
    const { state, can, counts } = await desk.get(checked.id)
    expect([state, can.run, can.undo, counts.new]).toEqual(['cancelled', false, false, 1])
  })
})
