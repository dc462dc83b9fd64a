import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildFilled, type BuiltCase } from '../testing/build-case.ts'
import { startTestProgram, type TestProgram } from '../testing/start-test-program.ts'

let test: TestProgram
let built: BuiltCase

beforeAll(async () => {
  test = await startTestProgram()
  built = await buildFilled(test, test.sites[0])
})
afterAll(() => test.stop())

const traces = /\bat .+:\d+|prisma|postgres|select |node_modules|\.ts\b|Error:/i

describe('an address', () => {
  it('that is almost one of ours reads like a missing thing, in the same words', async () => {
    const { caseId, applicant } = built
    const missing = await applicant.send({ path: `/files/${randomUUID()}` })
    expect(missing.status).toBe(404)
    const almost = [
      '/files/not-a-uuid',
      `/files/${randomUUID()}/`,
      `/files/${randomUUID()}/preview`,
      `/files/${randomUUID()}/preview/1/x`,
      `/cases/${caseId}`,
      `/cases/${caseId}/`,
      `/cases/${caseId}/form.pdf/x`,
      `/cases/${caseId}/files/licence`,
      '/cases/x/form.pdf',
      '/meetings/x/summary.pdf',
      `/meetings/${randomUUID()}`,
      '/certificates/x.pdf',
      '/files/%00',
      '/files/%E0%A4%A',
      '/files/..%2f..%2fetc%2fpasswd',
    ]
    for (const path of almost) {
      const answer = await applicant.send({ path })
      expect([path, answer.status, answer.text]).toEqual([path, 404, missing.text])
    }
  })

  it('of a procedure that is none is a refusal in Chinese with nothing of the program in it', async () => {
    for (const path of [
      '/trpc/no.such',
      '/trpc/cases.get/',
      '/trpc/cases.get%2Csite.get',
      '/trpc/',
      '/trpc/__proto__',
      '/trpc/cases.get?input=%7B',
      '/trpc/cases.get?input=null',
      '/trpc/cases.submit',
    ]) {
      const answer = await built.applicant.send({ path })
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true])
      expect(answer.text).toMatch(/[\u4e00-\u9fff]/)
      expect(answer.text).not.toMatch(traces)
    }
  })
})

describe('a fault of ours', () => {
  it('is one sentence in Chinese, is logged, and tells nothing of the inside', async () => {
    const sql = test.deps.database.tenantSql(test.sites[0].tenantId)
    const before = test.log.length
    // A blueprint that no program can read: whatever needs it fails within.
    await sql.query(
      `insert into blueprint_version (id, number, content, hash) values (gen_random_uuid(), 99, '{"secret-content": 1}', '')`,
    )
    const asked = [
      test.visitor(test.sites[0]).send({ path: '/trpc/site.get?input=%7B%7D' }),
      built.applicant.send({ path: '/trpc/cases.list?input=%7B%7D' }),
      built.applicant.send({ path: `/cases/${built.caseId}/form.pdf?print=1` }),
    ]
    for (const answer of await Promise.all(asked)) {
      expect(answer.status).toBe(500)
      expect(answer.text).toContain('系统出了问题')
      expect(answer.text).toContain('server.fault')
      expect(answer.text).not.toMatch(traces)
      expect(answer.text).not.toContain('secret-content')
    }
    expect(test.log.length).toBe(before + 3)
  })
})
