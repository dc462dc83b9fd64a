import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { memberFilter, type MemberFilter } from '@guildhall/contract/members'
import { todayOf } from '../../kernel/dates.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { freshCode, importDesk, sendRoster } from '../../testing/import-desk.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let desk: Awaited<ReturnType<typeof importDesk>>

// Each file that is read starts a thread, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

beforeAll(async () => {
  test = await startTestProgram({ ROLES: 'http' })
  desk = await importDesk(test, test.sites[0])
  const checked = await desk.checkRows([
    [
      '会员号',
      '单位名称',
      '统一社会信用代码',
      '会员级别',
      '所在分支机构',
      '入会日期',
      '会籍起止',
      '注册资本',
      '主营业务',
      '所在省、市',
      '成立日期',
      '联系人1姓名',
      '联系人1手机',
      '联系人2姓名',
      '联系人2手机',
      '所属集团',
    ],
    [
      '00012',
      '=HYPERLINK("http://x.example")',
      freshCode(),
      '理事单位',
      '水电建设分会',
      '2018-05-06',
      '2018-01-01 至 2020-12-31；2023-01-01 至 2026-12-31',
      '1200.5',
      '工程施工、监理',
      '山西省长治市',
      '1998/7/1',
      '甲',
      '13800002222',
      '乙',
      '13900003333',
      '@某集团',
    ],
    [
      'A-7',
      '已经离开的单位',
      freshCode(),
      '',
      '',
      '2015-01-01',
      '2015-01-01 至 2016-12-31',
      '',
      '',
      '',
      '',
      '丙',
      '13700004444',
      '',
      '',
      '',
    ],
  ])
  if (checked.counts.new !== 2) throw new Error('the ground of these tests is refused')
  await desk.run(checked.id)
})
afterAll(() => test.stop())

type Wish = {
  format?: 'xlsx' | 'csv'
  filter?: Partial<MemberFilter>
  unmask?: boolean
  reason?: string
}

async function take(client: TestClient & Pick<typeof desk.client, 'api'>, wish: Wish = {}) {
  const { format = 'xlsx', filter = {}, unmask = false, reason = '' } = wish
  const prepared = await client.api.exports.prepareMembers.mutate({
    format,
    filter,
    unmask,
    reason,
  })
  return { ...prepared, answer: await client.send({ path: prepared.url }) }
}
async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const { sheets } = await readXlsx(new Uint8Array(bytes))
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')))
}

describe('an export', () => {
  it('holds no formula, keeps what names something as text, and masks numbers of people', async () => {
    const { rows, answer } = await take(desk.client)
    expect(rows).toBe(2)
    const [heads = [], first = []] = await cellsOf(answer.body)
    const cell = (head: string) => first[heads.indexOf(head)]
    expect(cell('会员号')).toBe('00012')
    expect(cell('单位名称')).toBe(`'=HYPERLINK("http://x.example")`)
    expect(cell('所属集团')).toBe(`'@某集团`)
    expect(cell('联系人2手机')).toBe('139****3333')
    expect(cell('会籍起止')).toBe('2018-01-01 至 2020-12-31；2023-01-01 至 2026-12-31')
    expect(heads).not.toContain('联系人3姓名')
    const csv = (await take(desk.client, { format: 'csv' })).answer
    expect(csv.body.subarray(0, 3).toString('hex')).toBe('efbbbf')
    expect(parseCsv(csv.text)[1]?.[0]).toBe('00012\t')
  })

  it('goes by the filter, and leaves an event that says who took what, and how many', async () => {
    expect((await take(desk.client, { filter: { status: ['lapsed'] } })).rows).toBe(1)
    expect(
      (await take(desk.client, { filter: { title: ['council'], search: 'HYPERLINK' } })).rows,
    ).toBe(1)
    const { rows } = await test.deps.database
      .tenantSql(test.sites[0].tenantId)
      .query<{ facts: object }>(
        `select facts, actor_id from event where kind = 'members.exported' order by seq desc limit 1`,
      )
    expect(rows).toEqual([
      {
        actor_id: desk.client.account.id,
        facts: {
          rows: 1,
          unmask: false,
          format: 'xlsx',
          filter: memberFilter.parse({ search: 'HYPERLINK', title: ['council'] }),
        },
      },
    ])
  })

  it('is of those whom the list shows, whatever it is narrowed to', async () => {
    const { id } = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .member.findFirstOrThrow({ where: { number: '00012' } })
    await desk.client.api.members.suspend.mutate({
      ...{ memberId: id, from: todayOf(test.clock), reason: '连续两年未交会费' },
    })
    const filters: Partial<MemberFilter>[] = [
      { status: ['suspended'] },
      { status: ['active', 'lapsed'] },
      { branch: [''], joinedTo: '2016-12-31' },
      { noLogin: true },
      { search: 'hyper' },
      { owedYear: 2026, appealWaits: true },
    ]
    for (const filter of filters) {
      const listed = (await desk.client.api.members.list.query(filter)).rows
      const { rows, answer } = await take(desk.client, { filter })
      const numbers = (await cellsOf(answer.body)).slice(1).map(([number]) => number)
      expect([filter, numbers]).toEqual([filter, listed.map(({ number }) => number)])
      expect(rows).toBe(listed.length)
    }
    await desk.client.api.members.resume.mutate({ memberId: id, reason: '会费已经交清' })
  })

  it('shows numbers in full only to those who may, with a reason', async () => {
    expect(await refusalOf(take(desk.client, { unmask: true, reason: '要' }))).toMatchObject({
      code: 'export.unmask-reason',
    })
    const { answer } = await take(desk.client, { unmask: true, reason: '寄送换届材料' })
    expect((await cellsOf(answer.body)).flat()).toContain('13900003333')
    const reviewer = await buildStaff(test, test.sites[0], 'membership-reviewer')
    expect(await refusalOf(take(reviewer, { unmask: true, reason: '寄送换届材料' }))).toMatchObject(
      { code: 'not-found' },
    )
    expect((await take(reviewer)).answer.status).toBe(200)
  })

  it('is for whoever prepared it alone, and for a minute', async () => {
    const { url } = await desk.client.api.exports.prepareMembers.mutate({
      format: 'csv',
      filter: {},
    })
    const other = await buildStaff(test, test.sites[0], 'administrator')
    const elsewhere = await buildStaff(test, test.sites[1], 'administrator')
    for (const client of [other, elsewhere])
      expect((await client.send({ path: url })).status).toBe(404)
    expect((await desk.client.send({ path: url.replace('ticket=', 'ticket=x') })).status).toBe(404)
    const secretary = await buildStaff(test, test.sites[0], 'branch-reviewer', { branch: 'hydro' })
    expect(
      await refusalOf(secretary.api.exports.prepareMembers.mutate({ format: 'csv', filter: {} })),
    ).toMatchObject({ code: 'not-found' })
  })

  it.each(['xlsx', 'csv'] as const)('comes back in unchanged, as %s', async (format) => {
    for (const unmask of [false, true]) {
      const { answer } = await take(desk.client, { format, unmask, reason: '核对名册' })
      const { importId } = await sendRoster(desk.client, `名册.${format}`, answer.body)
      const { counts } = await desk.check(importId)
      expect(counts).toMatchObject({ total: 2, unchanged: 2, changed: 0, refused: 0 })
    }
  })

  it('fills an empty register, whose export is the same', async () => {
    const { answer } = await take(desk.client, { unmask: true, reason: '搬到新系统' })
    const fresh = await startTestProgram({ ROLES: 'http' })
    try {
      const target = await importDesk(fresh, fresh.sites[0])
      const { importId } = await sendRoster(target.client, '名册.xlsx', answer.body)
      expect((await target.check(importId)).counts).toMatchObject({ new: 2, refused: 0 })
      await target.run(importId)
      const again = await take(target.client, { unmask: true, reason: '核对一致' })
      expect(await cellsOf(again.answer.body)).toEqual(await cellsOf(answer.body))
    } finally {
      await fresh.stop()
    }
  })

  it('has a blank template whose example is no member', async () => {
    const { body } = await desk.client.send({ path: '/imports/template.xlsx' })
    const [heads = [], example = []] = await cellsOf(body)
    expect(heads.slice(0, 2)).toEqual(['会员号', '会员级别'])
    expect(example.join()).toContain('（示例）')
    const { importId } = await sendRoster(desk.client, '模板.xlsx', body)
    expect((await desk.get(importId)).columns.every(({ target }) => target !== null)).toBe(true)
    expect(await desk.check(importId)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('没有可以导入的行'),
    })
  })
})
