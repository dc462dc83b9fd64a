import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '@guildhall/db/ids'
import { freshCode, importDesk } from '../../testing/import-desk.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let desk: Awaited<ReturnType<typeof importDesk>>
const sql = () => test.deps.database.tenantSql(test.sites[0].tenantId)

// Each file that is read starts a thread, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  desk = await importDesk(test, test.sites[0])
})
afterAll(() => test.stop())

const head = ['单位名称', '统一社会信用代码', '会员级别', '会员年度', '法定代表人']
const countOf = async (table: string) =>
  (
    await sql().query<{ n: number }>(
      `select count(*)::int as n from ${table} where tenant_id = current_tenant()`,
    )
  ).rows[0]?.n

describe('undoing an import', () => {
  it('takes away what it made and puts back what it changed, as if it had not been', async () => {
    const known = freshCode()
    await desk.run(
      (await desk.checkRows([head, ['原单位', known, '理事单位', '2024-2026', '原法人']])).id,
    )
    const tables = ['party', 'member', 'membership_period', 'identity'] as const
    const before = await Promise.all(tables.map(countOf))
    const twice = freshCode()
    const checked = await desk.checkRows([
      head,
      ['原单位改名', known, '常务理事单位', '2020、2024-2026', '新法人'],
      ['新来的', freshCode(), '', '', ''],
      ['来两次', twice, '', '', ''],
      ['来两次', twice, '理事单位', '', '后来的法人'],
    ])
    expect((await desk.run(checked.id, 'overwrite')).counts).toMatchObject({ done: 4 })
    expect(await desk.members(known)).toMatchObject([{ name: '原单位改名', title: '常务理事单位' }])

    expect(await desk.undo(checked.id)).toMatchObject({
      state: 'undone',
      counts: { undone: 4, kept: 0 },
    })
    expect(await desk.members(known)).toMatchObject([{ name: '原单位', title: '理事单位' }])
    expect(await Promise.all(tables.map(countOf))).toEqual(before)
    const again = await desk.checkRows([head, ['原单位', known, '理事单位', '2024-2026', '原法人']])
    expect(again.counts).toMatchObject({ unchanged: 1, changed: 0 })
    const { rows } = await sql().query(`select broken_event() as broken`)
    expect(rows).toEqual([{ broken: null }])
  })

  it('keeps what somebody has touched since, or what others hang on, and says so', async () => {
    const [touched, bound, free] = [freshCode(), freshCode(), freshCode()]
    const checked = await desk.checkRows([
      head,
      ['有人改过的', touched, '', '', ''],
      ['有证书的', bound, '', '', ''],
      ['没人动的', free, '', '', ''],
    ])
    await desk.run(checked.id)
    await sql().query(
      `update member set title_slug = 'council' where party_id = (select id from party where credit_code = $1)`,
      [touched],
    )
    await sql().query(
      `insert into certificate (id, party_id, type_slug, number, code, facts, issued_on, valid_from)
       select $1::uuid, id, 'member-unit', 'C-1', 'c1', '{}', '2026-01-01', '2026-01-01' from party where credit_code = $2`,
      [newId(), bound],
    )
    expect(await desk.undo(checked.id)).toMatchObject({ counts: { undone: 1, kept: 2 } })
    expect((await desk.rows(checked.id, 'kept')).map(({ name, reason }) => [name, reason])).toEqual(
      [
        ['有人改过的', '导入之后有人改过，保留现状'],
        ['有证书的', expect.stringContaining('保留')],
      ],
    )
    expect(await desk.members(free)).toEqual([])
    expect(await desk.members(touched)).toHaveLength(1)
    const { version } = await desk.get(checked.id)
    expect(
      await refusalOf(desk.client.api.imports.undo.mutate({ importId: checked.id, version })),
    ).toMatchObject({ code: 'import.not-now' })
  })
})

describe('a long import', () => {
  it('of two thousand rows with errors comes through, and its report says what became of each', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => [
      at % 10 === 3 ? '' : `两千单位${at}`,
      at % 10 === 7 ? '91350100M000100Y4Z' : freshCode(),
      '理事单位',
      '2024-2026',
      '某人',
    ])
    const checked = await desk.checkRows([head, ...rows])
    expect(checked.counts).toMatchObject({ total: 2_000, new: 1_600, refused: 400 })
    expect(await desk.run(checked.id)).toMatchObject({
      state: 'done',
      counts: { done: 1_600, refused: 400 },
    })
    const report = await desk.client.send({ path: `/imports/${checked.id}/report.xlsx` })
    expect(report.status).toBe(200)
    expect(report.body.subarray(0, 2).toString()).toBe('PK')
    expect(report.body.byteLength).toBeGreaterThan(20_000)
  })
})
