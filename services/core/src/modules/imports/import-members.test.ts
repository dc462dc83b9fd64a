import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { freshCode, importDesk, sendRoster, workbook } from '../../testing/import-desk.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { runBatch } from './run-batch.ts'

let test: TestProgram
let desk: Awaited<ReturnType<typeof importDesk>>

// Each file that is read starts a thread, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  desk = await importDesk(test, test.sites[0])
})
afterAll(() => test.stop())

const heads = [
  '会员编号',
  '企业名称',
  '信用代码',
  '级别',
  '分会',
  '入会时间',
  '会员年度',
  '联系人',
  '手机号',
  '所在省、市',
]

describe('an import', () => {
  it('matches heads by what associations call them, and brings members in with what they have', async () => {
    const code = freshCode()
    const checked = await desk.checkRows([
      ['会员单位名册', null],
      heads,
      [
        '',
        '晋电安装有限公司',
        code,
        '理事单位',
        '火电建设分会',
        '2019/3/5',
        '2019-2021、2024-2026',
        '邵一',
        '13800001111',
        '山西省长治市',
      ],
    ])
    expect(checked.columns.map(({ target }) => target)).toEqual([
      'member.number',
      'unit.name',
      'unit.creditCode',
      'member.title',
      'member.branch',
      'member.joinedOn',
      'member.years',
      'contacts.1.name',
      'contacts.1.mobile',
      'address.region',
    ])
    expect(checked.counts).toMatchObject({ total: 1, new: 1, refused: 0, undecided: 0 })
    expect(await desk.members(code)).toEqual([])

    const done = await desk.run(checked.id)
    expect(done).toMatchObject({ state: 'done', progress: 1, counts: { done: 1 } })
    const [member] = await desk.members(code)
    expect(member).toMatchObject({
      name: '晋电安装有限公司',
      title: '理事单位',
      branch: '火电建设分会',
      joinedOn: '2019-03-05',
      status: 'active',
    })
    const sql = test.deps.database.tenantSql(test.sites[0].tenantId)
    const { rows } = await sql.query(
      `select from_date, to_date from membership_period where member_id = $1 order by 1`,
      [member?.id],
    )
    expect(rows).toEqual([
      { from_date: '2019-01-01', to_date: '2022-01-01' },
      { from_date: '2024-01-01', to_date: '2027-01-01' },
    ])
    const version = await sql.query<{ answers: { contacts: unknown[] }; case_id: null }>(
      `select v.answers, v.case_id from identity_version v join identity i on i.id = v.identity_id
       join member m on m.party_id = i.party_id where m.id = $1`,
      [member?.id],
    )
    expect(version.rows[0]).toMatchObject({
      case_id: null,
      answers: {
        address: { region: ['140000', '140400'] },
        contacts: [{ name: '邵一', mobile: '13800001111' }],
      },
    })
    expect(
      (await sql.query('select 1 from bill where member_id = $1', [member?.id])).rowCount,
    ).toBe(0)
  })

  it('says of each bad cell where it is and how to mend it, and takes the row once it is mended', async () => {
    const code = freshCode()
    const checked = await desk.checkRows([
      ['单位名称', '统一社会信用代码', '会员级别', '手机'],
      ['好单位甲', code, '特级单位', '1380000'],
      ['', freshCode(), '', ''],
    ])
    expect(checked.counts).toMatchObject({ refused: 2, new: 0 })
    const [bad, nameless] = await desk.rows(checked.id, 'refused')
    expect(bad?.problems.map(({ place }) => place)).toEqual(['C2', 'D2'])
    expect(bad?.problems[0]).toMatchObject({
      message: '会员级别里没有“特级单位”，请从可选的项里选',
    })
    expect(bad?.problems[0]?.options).toContain('理事单位')
    expect(nameless?.problems).toMatchObject([{ place: 'A3', message: '请填写单位名称' }])
    expect(await refusalOf(desk.start(checked.id))).toMatchObject({ code: 'import.nothing-to-do' })

    const mend = (at: number, text: string) =>
      desk.client.api.imports.mend.mutate({ importId: checked.id, row: 2, at, text })
    expect((await mend(2, '理事单位')).row.problems).toHaveLength(1)
    expect((await mend(3, '13800001234')).row).toMatchObject({ verdict: 'new', problems: [] })
    expect((await desk.run(checked.id)).counts).toMatchObject({ done: 1, refused: 1 })
    expect(await desk.members(code)).toMatchObject([{ title: '理事单位' }])
  })

  it('takes duplicates as they are decided: merged, overwritten, skipped; none without a decision', async () => {
    const [known, twice] = [freshCode(), freshCode()]
    const head = ['单位名称', '统一社会信用代码', '会员级别', '法定代表人']
    const first = await desk.checkRows([head, ['老单位', known, '理事单位', '']])
    await desk.run(first.id)
    const checked = await desk.checkRows([
      head,
      ['老单位改名', known, '常务理事单位', '李一'],
      ['新单位', twice, '', ''],
      ['新单位', twice, '理事单位', '王二'],
    ])
    expect(checked.counts).toMatchObject({ changed: 1, new: 1, repeated: 1, undecided: 2 })
    const [changed, , repeated] = await desk.rows(checked.id)
    expect(changed?.changes).toEqual([
      { label: '会员级别', old: '理事单位', new: '常务理事单位' },
      { label: '单位名称', old: '老单位', new: '老单位改名' },
      { label: '法定代表人', old: '', new: '李一' },
    ])
    expect(repeated?.duplicateOf).toBe(3)
    expect(await refusalOf(desk.start(checked.id))).toMatchObject({ code: 'import.undecided' })

    const choose = (row: number, choice: 'merge' | 'overwrite') =>
      desk.client.api.imports.choose.mutate({ importId: checked.id, rows: [row], choice })
    await choose(2, 'merge')
    await choose(4, 'overwrite')
    expect((await desk.run(checked.id)).counts).toMatchObject({ done: 3 })
    expect(await desk.members(known)).toMatchObject([{ name: '老单位', title: '理事单位' }])
    expect(await desk.members(twice)).toMatchObject([{ name: '新单位', title: '理事单位' }])
  })

  it('keeps numbers that came with the file, and never hands them out again', async () => {
    const head = ['单位名称', '统一社会信用代码', '会员号']
    const year = test.deps.clock.now().getFullYear()
    const { content } = await test.deps.blueprints.current(test.sites[0].tenantId)
    const number = content.memberNumberPattern
      .replace('{year}', String(year))
      .replace(/\{seq.*?\}/, '7001')
    const checked = await desk.checkRows([
      head,
      ['没有号的单位', freshCode(), ''],
      ['有号的单位', freshCode(), number],
    ])
    await desk.run(checked.id)
    const numbers = (await desk.members('号的单位')).map((row) => row.number)
    expect(numbers).toContain(number)
    expect(numbers).toContain(number.replace('7001', '7002'))
    const again = await desk.checkRows([head, ['另一家', freshCode(), number]])
    expect((await desk.rows(again.id))[0]?.problems).toMatchObject([
      { place: 'C2', message: expect.stringContaining('已属于有号的单位') },
    ])
  })

  it('reads CSV in GB18030, and remembers what was chosen for a head', async () => {
    // 单位名称,代号 ⏎ 国标单位,<code>
    const code = freshCode()
    const gb = (hex: string) => Buffer.from(hex, 'hex')
    const bytes = Buffer.concat([
      gb('b5a5cebbc3fbb3c6'),
      Buffer.from(','),
      gb('b4fabac5'),
      Buffer.from('\r\n'),
      gb('b9fab1eab5a5cebb'),
      Buffer.from(`,${code}\r\n`),
    ])
    const { importId } = await sendRoster(desk.client, '名册.csv', bytes)
    const { columns, version, options } = await desk.get(importId)
    expect(columns).toMatchObject([
      { head: '单位名称', target: 'unit.name' },
      { head: '代号', target: null },
    ])
    await desk.client.api.imports.setColumns.mutate({
      importId,
      version,
      options,
      targets: ['unit.name', 'unit.creditCode'],
    })
    await desk.work()
    await desk.run(importId)
    expect(await desk.members(code)).toMatchObject([{ name: '国标单位' }])
    const next = await sendRoster(desk.client, '名册.csv', bytes)
    expect((await desk.get(next.importId)).columns[1]).toMatchObject({ target: 'unit.creditCode' })
  })

  it('issues the bill of the year only where it is asked for', async () => {
    const code = freshCode()
    const checked = await desk.checkRows(
      [
        ['单位名称', '统一社会信用代码'],
        ['要缴费的单位', code],
      ],
      { issueBills: true },
    )
    await desk.run(checked.id)
    const { rows } = await test.deps.database.tenantSql(test.sites[0].tenantId).query(
      `select b.amount_fen from bill b join member m on m.id = b.member_id join party p on p.id = m.party_id
       where p.credit_code = $1`,
      [code],
    )
    expect(rows).toEqual([{ amount_fen: 1_000_000 }])
  })
})

describe('an import goes wrong', () => {
  it('at what is no table, is damaged, or unfolds too far', async () => {
    const send = async (name: string, bytes: Uint8Array) =>
      (await sendRoster(desk.client, name, bytes)).refusal?.code
    expect(await send('名册.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('import.file-type')
    expect(await send('名册.xlsx', Buffer.from('单位名称'))).toBe('import.file-type')
    expect(await send('名册.xlsx', (await workbook([['单位名称']])).slice(0, 300))).toBe(
      'import.file-damaged',
    )
    expect(await send('名册.csv', new Uint8Array())).toBe('file.empty')
    expect(await send('名册.csv', Buffer.from('\n'))).toBe('import.no-rows')
  })

  it('when a unit is registered between check and run: the row is left and says so', async () => {
    const code = freshCode()
    const rows = [
      ['单位名称', '统一社会信用代码'],
      ['抢先单位', code],
    ]
    const [one, two] = [await desk.checkRows(rows), await desk.checkRows(rows)]
    await desk.start(one.id)
    await desk.start(two.id)
    await desk.work()
    const outcomes = [await desk.get(one.id), await desk.get(two.id)].map(({ counts }) => [
      counts.done,
      counts.failed,
    ])
    expect(outcomes).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect((await desk.rows(two.id, 'failed'))[0]?.reason).toContain('已由别处登记')
    expect(await desk.members(code)).toHaveLength(1)
  })

  it('when a node dies between two batches: another goes on, and nothing is done twice', async () => {
    const rows = Array.from({ length: 25 }, (_, at) => [`续传单位${at}`, freshCode()])
    const checked = await desk.checkRows([['单位名称', '统一社会信用代码'], ...rows])
    await desk.start(checked.id)
    await runBatch(test.deps, test.sites[0].tenantId, checked.id, 10)
    expect(await desk.get(checked.id)).toMatchObject({ state: 'running', progress: 10, total: 25 })
    // The dead node's lease runs out.
    await test.deps.database
      .tenantSql(test.sites[0].tenantId)
      .query(`update import_job set lease_until = now() - interval '1 second' where id = $1`, [
        checked.id,
      ])
    await desk.work()
    expect(await desk.get(checked.id)).toMatchObject({
      state: 'done',
      progress: 25,
      counts: { done: 25 },
    })
    expect(await desk.members('续传单位')).toHaveLength(25)
  })

  it('when it is cancelled: what was written stays and can be undone, the rest is not begun', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => [`取消单位${at}`, freshCode()])
    const checked = await desk.checkRows([['单位名称', '统一社会信用代码'], ...rows])
    await desk.start(checked.id)
    await runBatch(test.deps, test.sites[0].tenantId, checked.id, 5)
    const { version } = await desk.get(checked.id)
    await desk.client.api.imports.cancel.mutate({ importId: checked.id, version })
    await runBatch(test.deps, test.sites[0].tenantId, checked.id, 5)
    expect(await desk.get(checked.id)).toMatchObject({ state: 'cancelled', counts: { done: 5 } })
    expect(await desk.undo(checked.id)).toMatchObject({ state: 'undone', counts: { undone: 5 } })
    expect(await desk.members('取消单位')).toEqual([])
  })

  it('for another association, for whoever may not import, and for a page that is behind', async () => {
    const checked = await desk.checkRows([
      ['单位名称', '统一社会信用代码'],
      ['别看', freshCode()],
    ])
    const elsewhere = await importDesk(test, test.sites[1])
    const { id: importId, version } = checked
    for (const call of [
      () => elsewhere.client.api.imports.get.query({ importId }),
      () => elsewhere.client.api.imports.rows.query({ importId }),
      () => elsewhere.client.api.imports.run.mutate({ importId, version }),
      () => elsewhere.client.api.imports.cancel.mutate({ importId, version }),
      () => elsewhere.client.api.imports.undo.mutate({ importId, version }),
      () => elsewhere.client.api.imports.choose.mutate({ importId, rows: null, choice: 'skip' }),
      () => elsewhere.client.api.imports.mend.mutate({ importId, row: 2, at: 0, text: 'x' }),
    ])
      expect(await refusalOf(call())).toMatchObject({ code: 'not-found' })
    const report = await elsewhere.client.send({ path: `/imports/${importId}/report.xlsx` })
    expect(report.status).toBe(404)
    const reviewer = await buildStaff(test, test.sites[0], 'membership-reviewer')
    expect(await refusalOf(reviewer.api.imports.get.query({ importId }))).toMatchObject({
      code: 'not-found',
    })
    expect((await sendRoster(reviewer, 'a.csv', Buffer.from('a,b\nc,d'))).refusal?.code).toBe(
      'not-found',
    )

    const twice = await Promise.allSettled([
      desk.client.api.imports.run.mutate({ importId, version }),
      desk.client.api.imports.run.mutate({ importId, version }),
    ])
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await desk.work()
    expect(await desk.members('别看')).toHaveLength(1)
  })
})
